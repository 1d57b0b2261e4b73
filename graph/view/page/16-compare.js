// Compare: two actors side by side. What they share, where they differ, when
// they met, and over whom they are linked.

// issuesOf are the stands of an actor, by issue.
function issuesOf(i, all) {
  const found = new Map();
  for (const l of all) {
    const issue = l.s === i && l.kind === "holds" ? issueOf(nodes[l.t]) : "";
    if (!issue) continue;
    if (!found.has(issue)) found.set(issue, []);
    for (const p of l.proofs) found.get(issue).push({ who: i, p, tone: sideOn(p, nodes[l.t]), link: l });
  }
  return found;
}

// meets says how two tones stand to each other: 2 on opposite sides, 1 on the same, 0 neither.
function meets(x, y) {
  if (![x, y].every((t) => t === "for" || t === "against")) return 0;
  return x === y ? 1 : 2;
}

function pickers(v) {
  const one = (name, label) => {
    const box = el("ul", { id: "found-" + name, className: "found", role: "listbox", "aria-label": "Found", hidden: true });
    const input = el("input", { id: "pick-" + name, type: "search", placeholder: label, autocomplete: "off", spellcheck: false, role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": "found-" + name, "aria-autocomplete": "list" });
    combobox(input, box, (i) => change({ [name]: i }), (i) => i < nodes.length && isActor(i));
    const i = state[name];
    return el("div", { className: "pick" }, i >= 0 ? el("p", { className: "picked" }, glyphOf(nodes[i]), goNode(i)) : "", el("div", { className: "search" }, input, box));
  };
  const top = [...v.strength.keys()].sort((x, y) => v.strength.get(y) - v.strength.get(x));
  const box = el("div", { className: "picks" }, one("a", state.a >= 0 ? "Another actor" : "First actor"), one("b", state.b >= 0 ? "Another actor" : "Second actor"));
  if (state.a >= 0 && state.b >= 0) return [box];
  const pairs = [...v.pairs].sort(byStrength).slice(0, 8);
  return [box, top.length > 1 ? sectionOf("Or begin with", null, list(pairs.map((p) => item(glyph(p.tone === "against" ? "against" : "with"), button(`${nodes[p.s].name} and ${nodes[p.t].name}`, () => change({ a: p.s, b: p.t }), { className: "text" }), pairWords(p))), 8)) : ""];
}

function showCompare(v) {
  const { a, b } = state, panel = $("compare-panel");
  if (a < 0 || b < 0 || a === b) return panel.replaceChildren(...pickers(v));
  const pair = v.pairs.find((p) => (p.s === a && p.t === b) || (p.s === b && p.t === a));
  const words = pair ? pairWords(pair) : "Nothing links the two directly.";
  panel.replaceChildren(...pickers(v), el("p", { className: "meta" }, words), together(a, b, v), agreement(a, b, v), ways(a, b, v),
    el("div", { className: "columns" }, ...(pair ? linksBetween(pair, v.all) : [])));
}

// agreement is a table of issues: where they differ first, then where they agree.
function agreement(a, b, v) {
  const A = issuesOf(a, v.all), B = issuesOf(b, v.all);
  const rows = [...new Set([...A.keys(), ...B.keys()])].map((issue) => {
    const x = A.get(issue) || [], y = B.get(issue) || [], both = x.length && y.length;
    return { issue, x, y, how: both ? meets(toneOf(x), toneOf(y)) : -1, weight: x.length + y.length };
  }).sort((p, q) => q.how - p.how || q.weight - p.weight || (p.issue < q.issue ? -1 : 1));
  const words = { 2: "differ", 1: "agree", 0: "both speak of it", "-1": "" };
  const both = rows.filter((r) => r.how >= 0), lone = rows.filter((r) => r.how < 0);
  const line = (r) => el("tr", {}, el("th", { scope: "row" }, issueButton(r.issue)), ...[[a, r.x], [b, r.y]].map(([i, stands]) => el("td", {}, stands.length ? cellButton(stands, `${nodes[i].name} on ${plain(r.issue)}`, cellKey(i, "issue:" + r.issue)) : "")), el("td", { className: "how" + r.how }, words[r.how]));
  const table = (rows) => el("table", { className: "agreement" }, el("thead", {}, el("tr", {}, ...["Issue", nodes[a].name, nodes[b].name, ""].map((t) => el("th", { scope: "col" }, t || el("span", { className: "hidden" }, "How they stand"))))), el("tbody", {}, ...rows.map(line)));
  const box = el("section", {}, el("h3", {}, "Where they stand", el("span", { className: "count" }, `${rows.filter((r) => r.how === 2).length} differ, ${rows.filter((r) => r.how === 1).length} agree`)));
  if (both.length) box.append(table(both.slice(0, 30)));
  else box.append(el("p", { className: "meta" }, "They speak of no issue both."));
  if (lone.length) box.append(el("details", {}, el("summary", {}, `${count(lone.length, "issue")} of which only one speaks`), table(lone.slice(0, 40))));
  return box;
}

// together is one time line: the first above, the second below, their meetings between.
function together(a, b, v) {
  const of = (i) => v.all.filter((l) => l.s === i && l.kind === "holds").flatMap((l) => l.proofs.map((p) => ({ date: proofs[p].date, cls: side(nodes[l.t].group), proof: p }))).filter((e) => e.date);
  const at = (i) => new Set(v.all.filter((l) => l.s === i && l.kind === "attends").map((l) => l.t));
  const days = (e) => ({ ...e, from: dayNumber(firstDay(e.date)), to: dayNumber(lastDay(e.date)) });
  const second = at(b), meetings = [...at(a)].filter((m) => second.has(m) && nodes[m].start).map((m) => days({ date: nodes[m].start, node: m, weight: 2 }));
  const A = of(a).map(days), B = of(b).map(days), span = domainOf({ meetings, statements: [...A, ...B] });
  if (!span) return el("p", { className: "meta" }, "Nothing of the two has a date.");
  const wide = Math.max(300, $("compare-panel").clientWidth - 40), x = (day) => ((Math.min(span.to, Math.max(span.from, day)) - span.from) / (span.to - span.from)) * wide;
  const within = (e) => (e.from + e.to) / 2 >= span.from && (e.from + e.to) / 2 <= span.to;
  const picture = svg("svg", { class: "together", viewBox: `0 0 ${wide} 150`, role: "group", "aria-label": "The two over time" });
  axis(picture, x, wide, span, 132);
  const lane = (events, box, up) => bars(picture, binned(events.filter(within), x, wide, (e) => "bar-" + e.cls), box, wide, ["bar-against", "bar-for", "bar-neutral"], (bin) => `${periodWords(bin.from, bin.to)}: ${count(bin.events.length, "statement")}`, showStatements, up);
  lane(A, [4, 50], true);
  lane(B, [84, 130], false);
  for (const m of meetings.filter(within)) {
    const g = svg("g", { class: "event", tabindex: 0, role: "button", "aria-label": `${dateWords(m.date)}: ${nodes[m.node].name}` }, svg("path", { class: "held", d: `M${x((m.from + m.to) / 2).toFixed(1)} 60l7 7-7 7-7-7z` }), svg("title", {}, nodes[m.node].name));
    press(g, () => change({ sel: nodes[m.node].id }));
    picture.append(g);
  }
  picture.append(svg("text", { x: 2, y: 12 }, nodes[a].name), svg("text", { x: 2, y: 128 }, nodes[b].name), svg("text", { x: 2, y: 71 }, meetings.length ? "met" : ""));
  return el("section", {}, el("h3", {}, "On one time line", el("span", { className: "count" }, count(meetings.length, "meeting"))), picture);
}

// ways are the shortest paths between the two that do not use their own line,
// those of the strongest lines first.
const MOST_STEPS = 4;
function ways(a, b, v) {
  const next = new Map(), link = (i, j, p) => (next.has(i) ? next.get(i).push({ j, p }) : next.set(i, [{ j, p }]));
  for (const p of v.pairs) if (!(p.s === Math.min(a, b) && p.t === Math.max(a, b))) { link(p.s, p.t, p); link(p.t, p.s, p); }
  let rim = [{ at: a, path: [], weak: Infinity }], found = [];
  const seen = new Set([a]);
  for (let step = 0; step < MOST_STEPS && !found.length && rim.length; step++) {
    const wider = [], now = new Set();
    for (const { at, path, weak } of rim) {
      for (const { j, p } of next.get(at) || []) {
        const way = { at: j, path: [...path, p], weak: Math.min(weak, p.strength) };
        if (j === b) found.push(way);
        else if (!seen.has(j) && wider.length < 20000) { wider.push(way); now.add(j); }
      }
    }
    for (const j of now) seen.add(j);
    rim = wider.sort((x, y) => y.weak - x.weak).slice(0, 2000);
  }
  found.sort((x, y) => y.weak - x.weak);
  const chain = (way) => {
    let at = a;
    const line = el("span", {}, goNode(a));
    for (const p of way.path) { at = p.s === at ? p.t : p.s; line.append(" — ", goPair(p, pairWords(p)), " — ", goNode(at)); }
    return line;
  };
  const title = found.length ? `Linked over others, in ${found[0].path.length} steps` : "Linked over others";
  return sectionOf(title, found.length, found.length ? list(found.map((w) => item("", chain(w))), 5) : el("p", { className: "meta" }, "There is no way over others."));
}
