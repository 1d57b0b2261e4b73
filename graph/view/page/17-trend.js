// Over time: stances on an issue or of an actor, quarter by quarter, with the
// turns marked.

// quartersFrom lists the quarters from one to another.
function quartersFrom(first, last) {
  const all = [];
  for (let [y, q] = [+first.slice(0, 4), +first.slice(6)]; all.length < 400; q === 4 ? (y++, q = 1) : q++) {
    all.push(`${y} Q${q}`);
    if (all.at(-1) === last) break;
  }
  return all;
}

// MOST_QUARTERS are shown at once, the latest; of what is earlier the number is told.
const MOST_QUARTERS = 24;

function showTrend(v) {
  const panel = $("trend-panel"), on = onName(state.on) ? state.on : busiest(v.all);
  const stands = on ? standsOn(on, v.all).map((s) => ({ ...s, quarter: quarterOf(proofs[s.p].date) })) : [];
  const dated = stands.filter((s) => / Q/.test(s.quarter)), all = [...new Set(dated.map((s) => s.quarter))].sort();
  const quarters = all.length ? quartersFrom(all[0], all.at(-1)).slice(-MOST_QUARTERS) : [];
  const shown = dated.filter((s) => s.quarter >= quarters[0]);
  panel.replaceChildren(subject(), ...(on ? [el("h2", {}, onName(on)), el("p", { className: "meta" }, trendWords(on, stands, dated, shown))] : []),
    quarters.length ? chart(shown, quarters, on) : el("p", { className: "meta" }, "Nothing of it has a date of a quarter."), quarters.length ? strip(shown, quarters, on) : "", otherIssues(v.all, on));
}

function trendWords(on, stands, dated, shown) {
  const left = dated.length - shown.length, none = stands.length - dated.length;
  return (on.startsWith("issue:") ? "What actors hold on it" : "What others say of it") + `: ${count(stands.length, "statement")}` +
    (left ? `, ${left} of them earlier than shown` : "") + (none ? `, ${none} without a date` : "") + ".";
}

// busiest is the issue of which most is said, over the most quarters.
function busiest(all) {
  const ranked = rankedIssues(all);
  return ranked.length ? "issue:" + ranked[0].issue : "";
}

function rankedIssues(all) {
  const found = new Map();
  for (const l of all) {
    const issue = l.kind === "holds" ? issueOf(nodes[l.t]) : "";
    if (!issue) continue;
    if (!found.has(issue)) found.set(issue, { issue, n: 0, quarters: new Set(), who: new Set() });
    const f = found.get(issue);
    f.n += l.proofs.length;
    f.who.add(l.s);
    for (const p of l.proofs) f.quarters.add(quarterOf(proofs[p].date));
  }
  const weight = (f) => f.quarters.size * f.n * (isDossier(f.issue) ? 1 : 0.1);
  return [...found.values()].sort((a, b) => weight(b) - weight(a) || (a.issue < b.issue ? -1 : 1));
}

function subject() {
  const box = el("ul", { id: "found-on", className: "found", role: "listbox", "aria-label": "Found", hidden: true });
  const input = el("input", { id: "pick-on", type: "search", placeholder: "An issue or an actor", autocomplete: "off", spellcheck: false, role: "combobox", "aria-label": "An issue or an actor", "aria-expanded": "false", "aria-controls": "found-on", "aria-autocomplete": "list" });
  combobox(input, box, (i) => change({ on: i >= nodes.length ? "issue:" + issues[i - nodes.length] : nodes[i].id, sel: "" }), (i) => i >= nodes.length || isActor(i));
  return el("div", { className: "picks" }, el("div", { className: "pick search" }, input, box));
}

// turns are the quarters in which for becomes against, or against for.
function turns(nets) {
  let last = 0;
  const found = [];
  nets.forEach((net, k) => {
    if (net && last && Math.sign(net) !== last) found.push(k);
    if (net) last = Math.sign(net);
  });
  return found;
}

const netOf = (stands) => stands.reduce((n, s) => n + ({ for: 1, against: -1 }[s.tone] || 0), 0);

// chart draws for above and against below the line, the balance between them, and its turns.
function chart(stands, quarters, on) {
  const wide = Math.max(280, $("trend-panel").clientWidth - 30), high = 150, mid = 66, step = wide / quarters.length;
  const of = quarters.map((q) => stands.filter((s) => s.quarter === q)), nets = of.map(netOf);
  const most = Math.max(1, ...of.map((x) => Math.max(x.filter((s) => s.tone === "for").length, x.filter((s) => s.tone === "against").length)));
  const picture = svg("svg", { class: "trend", viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": "For and against, by quarter" });
  picture.append(svg("line", { class: "grid", x1: 0, x2: wide, y1: mid, y2: mid }));
  of.forEach((here, k) => {
    const pro = here.filter((s) => s.tone === "for").length, con = here.filter((s) => s.tone === "against").length, left = k * step + step * 0.15, w = step * 0.7;
    const words = `${quarters[k]}: ${pro} for, ${con} against, ${here.length - pro - con} neither`;
    const g = svg("g", { class: "event", ...(here.length ? { tabindex: 0, role: "button", "aria-label": words } : {}) }, svg("rect", { class: "sense", x: k * step, y: 0, width: step, height: high }));
    if (pro) g.append(svg("rect", { class: "bar-for", x: left, width: w, y: mid - (pro / most) * 56, height: (pro / most) * 56 }));
    if (con) g.append(svg("rect", { class: "bar-against", x: left, width: w, y: mid, height: (con / most) * 56 }));
    if (here.length && !pro && !con) g.append(svg("rect", { class: "bar-neutral", x: left, width: w, y: mid - 2, height: 4 }));
    g.append(svg("title", {}, words));
    if (here.length) press(g, () => change({ sel: cellKey(-1, on, quarters[k]) }));
    picture.append(g);
    if (k % Math.ceil(60 / step) === 0) picture.append(svg("text", { x: left, y: high - 6 }, quarters[k].replace(/ Q1$/, "")));
  });
  const level = (net) => mid - (net / most) * 56, points = nets.map((n, k) => [k * step + step / 2, level(n), of[k].length]).filter(([, , n]) => n);
  picture.append(svg("polyline", { class: "balance", points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ") }));
  for (const k of turns(nets)) {
    const words = `turns ${nets[k] > 0 ? "for" : "against"}, ${quarters[k]}`, right = k * step > wide - 130;
    picture.append(svg("circle", { class: "turn", cx: k * step + step / 2, cy: level(nets[k]), r: 5 }), svg("text", { class: "turn-word", x: k * step + step / 2 + (right ? -8 : 8), y: nets[k] > 0 ? 10 : 132, "text-anchor": right ? "end" : "start" }, words));
  }
  return picture;
}

// strip is a table of actors by quarters.
const MOST_ROWS = 15;
function strip(stands, quarters, on) {
  const by = new Map();
  for (const s of stands) by.has(s.who) ? by.get(s.who).push(s) : by.set(s.who, [s]);
  const rows = [...by].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]), used = quarters.filter((q) => stands.some((s) => s.quarter === q));
  const line = ([who, all]) => {
    const nets = used.map((q) => netOf(all.filter((s) => s.quarter === q))), turned = new Set(turns(nets));
    return el("tr", {}, el("th", { scope: "row", className: "name " + campClass(nodes[who].camp) }, goNode(who)), ...used.map((q, k) => {
      const here = all.filter((s) => s.quarter === q);
      return el("td", { className: turned.has(k) ? "turned" : "" }, here.length ? cellButton(here, `${nodes[who].name} on ${onName(on)}, ${q}${turned.has(k) ? ", turns" : ""}`, cellKey(who, on, q)) : "");
    }));
  };
  return el("div", { className: "wide-table" }, el("table", { className: "matrix strip", "aria-label": "By actor and quarter" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", className: "corner" }, "Actor"), ...used.map((q) => el("th", { scope: "col" }, q)))), el("tbody", {}, ...rows.slice(0, MOST_ROWS).map(line))),
    rows.length > MOST_ROWS ? el("p", { className: "meta" }, `and ${count(rows.length - MOST_ROWS, "actor")} who said less`) : "");
}

function otherIssues(all, on) {
  const rest = rankedIssues(all).filter((f) => "issue:" + f.issue !== on).slice(0, 40);
  return rest.length ? sectionOf("Other issues", null, list(rest.map((f) => item("", button(plain(f.issue), () => change({ on: "issue:" + f.issue, sel: "" }), { className: "text" }), `${count(f.who.size, "actor")}, ${count(f.n, "statement")}`)), 8)) : "";
}
