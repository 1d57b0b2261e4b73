// The time line: meetings above, statements of positions below, and the
// period that is shown.

const DAY = 86400000;
const dayNumber = (d) => Math.round(Date.parse(d + "T00:00:00Z") / DAY);
const dayText = (n) => new Date(n * DAY).toISOString().slice(0, 10);

// An event is a meeting, or a statement:
//   { node or link, date, from, to: day numbers, cls }
function eventsOf(all) {
  const meetings = new Map(), statements = new Map();
  for (const l of all) {
    const cls = linkClass(l.kind);
    if (cls === "met" && nodes[l.t].start) {
      const m = meetings.get(l.t) || { node: l.t, date: nodes[l.t].start, weight: 0 };
      m.weight++;
      meetings.set(l.t, m);
    } else if (cls === "shares" || cls === "says") {
      for (const p of l.proofs) {
        if (proofs[p].date && !statements.has(p)) statements.set(p, { proof: p, date: proofs[p].date, cls: side(cls === "says" ? l.kind : nodes[l.t].group) });
      }
    }
  }
  const days = (e) => ({ ...e, from: dayNumber(firstDay(e.date)), to: dayNumber(lastDay(e.date)) });
  const ok = (e) => Number.isFinite(e.from) && Number.isFinite(e.to);
  return { meetings: [...meetings.values()].map(days).filter(ok), statements: [...statements.values()].map(days).filter(ok) };
}

// domainOf is the period that the axis shows. Few events far from all others
// do not stretch it; they are told of at its ends.
function domainOf(events) {
  const at = [...events.meetings, ...events.statements].map((e) => (e.from + e.to) / 2).sort((a, b) => a - b);
  if (!at.length) return null;
  const pick = (q) => at[Math.min(at.length - 1, Math.max(0, Math.round(q * (at.length - 1))))];
  let [from, to] = [at[0], at[at.length - 1]];
  const [low, high] = [pick(0.04), pick(0.96)];
  if (to - from > 2 * Math.max(60, high - low)) {
    from = Math.max(from, low - Math.max(30, 0.1 * (high - low)));
    to = Math.min(to, high + Math.max(30, 0.1 * (high - low)));
  }
  const pad = Math.max(4, (to - from) * 0.03);
  return { from: Math.floor(from - pad), to: Math.ceil(to + pad) };
}

let domain = null;
const LANES = { meetings: [6, 72], statements: [80, 112], axis: 120 };

// timeLinks are the links whose time is shown: of what is selected, else of
// all, whatever the period that is chosen.
function timeLinks(v) {
  const all = kept({ ...state, since: "", until: "" }).filter((l) => !v.around || (v.around.has(l.s) && (!isActor(l.t) || v.around.has(l.t))));
  const c = chosen(v);
  if (!c) return all;
  if (c.cell) { const own = new Set(standsIn(c.cell, all).map((s) => s.link)); return all.filter((l) => own.has(l)); }
  if (c.place) return all.filter((l) => l.kind === "attends" && nodes[l.t].place === c.place);
  if (c.camp) { const members = new Set(c.camp.members); return all.filter((l) => members.has(l.s)); }
  if (c.node !== undefined) return all.filter((l) => l.s === c.node || l.t === c.node);
  if (!c.link.pair) return all.filter((l) => l.key === c.link.key);
  const { s, t } = c.link, via = new Set([...c.link.met, ...c.link.toMeet, ...c.link.shares]), topics = new Set(c.link.opposed);
  return all.filter((l) => (l.s === s || l.s === t) && (l.t === s || l.t === t || via.has(l.t) || topics.has(nodes[l.t].topic)));
}

function timeTitle(v) {
  const c = chosen(v);
  if (!c) return "Time line";
  return "Time line of " + (c.place ? plain(c.place) : c.cell ? (c.cell.who >= 0 ? nodes[c.cell.who].name + ", " : "") + onName(c.cell.on) : c.camp ? campName(c.camp) : c.link ? nodes[c.link.s].name + " and " + nodes[c.link.t].name : nodes[c.node].name);
}

function showTime(v) {
  const all = eventsOf(timeLinks(v));
  domain = domainOf(all);
  const picture = $("time"), width = Math.max(300, picture.clientWidth || 700);
  picture.setAttribute("viewBox", `0 0 ${width} 138`);
  picture.replaceChildren();
  for (const id of ["since", "until"]) $(id).hidden = !domain;
  $("all-time").hidden = !state.since && !state.until;
  $("time-title").textContent = timeTitle(v);
  if (!domain) {
    picture.append(svg("text", { x: 0, y: 60 }, "Nothing here has a date."));
    $("period").textContent = "";
    return;
  }
  const within = (e) => (e.from + e.to) / 2 >= domain.from && (e.from + e.to) / 2 <= domain.to;
  const events = { meetings: all.meetings.filter(within), statements: all.statements.filter(within) };
  const x = (day) => ((Math.min(domain.to, Math.max(domain.from, day)) - domain.from) / (domain.to - domain.from)) * width;
  axis(picture, x, width);
  statementBars(picture, events.statements, x, width);
  meetingMarks(picture, events.meetings, x, width);
  const since = state.since ? dayNumber(firstDay(state.since)) : domain.from, until = state.until ? dayNumber(lastDay(state.until)) : domain.to;
  if (since > domain.from) picture.append(svg("rect", { class: "shade", x: 0, y: 0, width: x(since), height: LANES.axis }));
  if (until < domain.to) picture.append(svg("rect", { class: "shade", x: x(until), y: 0, width: width - x(until), height: LANES.axis }));
  outliers([...all.meetings, ...all.statements].filter((e) => !within(e)));
  slider("since", since, domain.from);
  slider("until", until, domain.to);
  $("period").textContent = `${count(all.meetings.length, "meeting")} and ${count(all.statements.length, "statement")}` +
    (state.since || state.until ? `, shown ${state.since ? "from " + dateWords(state.since) : ""}${state.until ? " up to " + dateWords(state.until) : ""}` : "");
}

// outliers tells of what lies before and after the axis.
function outliers(events) {
  const early = events.filter((e) => e.to < domain.from + 1 || (e.from + e.to) / 2 < domain.from), late = events.filter((e) => !early.includes(e));
  for (const [id, list, words] of [["earlier", early, (n) => `‹ ${n} earlier`], ["later", late, (n) => `${n} later ›`]]) {
    $(id).hidden = !list.length;
    $(id).textContent = words(digits(list.length));
    $(id).onclick = () => showEvents(list);
  }
}

function slider(id, day, open) {
  const s = $(id);
  [s.min, s.max, s.value] = [domain.from, domain.to, day];
  s.setAttribute("aria-valuetext", day === open ? "no limit" : dateWords(dayText(day)));
}

// axis draws years, months or days, whichever fit.
function axis(picture, x, width, from = domain, foot = LANES.axis) {
  const span = from.to - from.from;
  const [first, last] = [new Date(from.from * DAY), new Date(from.to * DAY)];
  const ticks = [];
  const push = (d, text) => { const n = d.getTime() / DAY; if (n >= from.from && n <= from.to) ticks.push([n, text]); };
  if (span > 900) {
    const step = Math.ceil(span / 365 / (width / 60));
    for (let y = first.getUTCFullYear(); y <= last.getUTCFullYear(); y += step) push(new Date(Date.UTC(y, 0, 1)), String(y));
  } else if (span > 45) {
    const step = [1, 2, 3, 6].find((s) => span / 30 / s < width / 70) || 6;
    for (let m = 0; m < 40; m++) {
      const d = new Date(Date.UTC(first.getUTCFullYear(), m, 1));
      if (m % step === 0) push(d, MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear());
    }
  } else {
    const step = [1, 2, 5, 10].find((s) => span / s < width / 80) || 15;
    for (let n = Math.ceil(from.from / step) * step; n <= from.to; n += step) push(new Date(n * DAY), dateWords(dayText(n)));
  }
  for (const [n, text] of ticks) {
    picture.append(svg("line", { class: "grid", x1: x(n), x2: x(n), y1: 0, y2: foot }));
    const end = x(n) > width - 60;
    if (!end || ticks.length === 1) picture.append(svg("text", { x: x(n) + (end ? -4 : 4), y: foot + 14, "text-anchor": end ? "end" : "start" }, text));
  }
}

// bins sorts events into bins of a few pixels, by what part names.
function binned(all, x, width, part) {
  const bins = new Map();
  for (const e of all) {
    const at = Math.floor(Math.min(width - 1, x((e.from + e.to) / 2)) / BIN);
    const b = bins.get(at) || { at, parts: {}, events: [], from: e.date, to: e.date };
    b.parts[part(e)] = (b.parts[part(e)] || 0) + 1;
    b.events.push(e);
    b.from = e.date < b.from ? e.date : b.from;
    b.to = e.date > b.to ? e.date : b.to;
    bins.set(at, b);
  }
  return [...bins.values()].sort((a, b) => a.at - b.at);
}
const BIN = 8;

// bars draws bins as bars that open what they stand for.
function bars(picture, bins, [top, bottom], width, parts, words, open, up = true) {
  const most = Math.max(1, ...bins.map((b) => b.events.length));
  for (const b of bins) {
    const text = words(b), out = !b.events.some((e) => touches(e.date, state.since, state.until));
    const g = svg("g", { class: "event" + (out ? " out" : ""), tabindex: 0, role: "button", "aria-label": text });
    let y = up ? bottom : top;
    for (const part of parts) {
      const h = ((b.parts[part] || 0) / most) * (bottom - top);
      if (h > 0) g.append(svg("rect", { class: part, x: b.at * BIN + 1, width: BIN - 2, y: (up ? (y -= Math.max(h, 2)) : (y += Math.max(h, 2)) - Math.max(h, 2)).toFixed(1), height: Math.max(h, 2).toFixed(1) }));
    }
    g.append(svg("title", {}, text));
    press(g, () => open(b));
    picture.append(g);
  }
  const base = (up ? bottom : top) + 0.5;
  picture.append(svg("line", { class: "grid", x1: 0, x2: width, y1: base, y2: base }));
}

function statementBars(picture, all, x, width) {
  const words = (b) => `${periodWords(b.from, b.to)}: ${count(b.events.length, "statement")}, ${b.parts["bar-for"] || 0} for, ${b.parts["bar-against"] || 0} against`;
  bars(picture, binned(all, x, width, (e) => "bar-" + e.cls), LANES.statements, width, ["bar-against", "bar-for", "bar-neutral"], words, showStatements);
}

// FEW meetings are drawn one by one.
const FEW = 48;

// meetingMarks draws a mark for each meeting, with its name where there is
// room, those with most participants first; or bars where there are many.
function meetingMarks(picture, all, x, width) {
  const how = (e) => (nodes[e.node].status && nodes[e.node].status !== "held" ? "planned" : "held");
  if (all.length > FEW) {
    const words = (b) => `${periodWords(b.from, b.to)}: ${count(b.events.length, "meeting")}`;
    return bars(picture, binned(all, x, width, how), LANES.meetings, width, ["held", "planned"], words, showMeetings);
  }
  const rows = [[], [], []];
  const free = (row, a, b) => rows[row].every(([c, d]) => b < c || a > d);
  const marks = all.map((e) => ({ e, at: x((e.from + e.to) / 2) })).sort((a, b) => a.at - b.at || a.e.node - b.e.node);
  for (const m of marks) {
    m.row = [0, 1, 2].reduce((best, r) => (gap(rows[r], m.at) > gap(rows[best], m.at) ? r : best), 0);
    rows[m.row].push([m.at - 8, m.at + 8]);
  }
  for (const m of [...marks].sort((a, b) => b.e.weight - a.e.weight || a.at - b.at)) {
    const text = label(nodes[m.e.node]).replace(/, [\d-]+$/, ""), long = text.length * 6 + 16;
    m.left = m.at + long > width;
    const [a, b] = m.left ? [m.at - long, m.at - 9] : [m.at + 9, m.at + long];
    m.text = free(m.row, a, b) ? text : "";
    if (m.text) rows[m.row].push([a, b]);
  }
  for (const { e, at, row, text, left } of marks) {
    const n = nodes[e.node], y = LANES.meetings[0] + 10 + row * 22;
    const g = svg("g", { class: "event" + (touches(e.date, state.since, state.until) ? "" : " out"), tabindex: 0, role: "button", "aria-label": `${dateWords(e.date)}: ${n.name}` });
    if (x(e.to) - x(e.from) > 14) g.append(svg("line", { class: "spanline", x1: x(e.from), x2: x(e.to), y1: y + 9, y2: y + 9 }));
    g.append(svg("path", { class: how(e), d: `M${at.toFixed(1)} ${y - 6}l6 6-6 6-6-6z` }));
    if (text) g.append(svg("text", { x: left ? at - 10 : at + 10, y: y + 4, "text-anchor": left ? "end" : "start" }, text));
    g.append(svg("title", {}, `${dateWords(e.date)}: ${n.name} (${n.status || "meeting"})`));
    press(g, () => change({ sel: n.id }));
    picture.append(g);
  }
}
const gap = (row, at) => (row.length ? at - row[row.length - 1][1] : Infinity);

// binDetail lists what a bar of the time line stands for.
function binDetail(b, what, items) {
  $("detail").replaceChildren(el("p", { className: "kind" }, "time line"), el("h2", {}, periodWords(b.from, b.to)), el("p", { className: "meta" }, what), ...items);
  $("detail").scrollTop = 0;
}
const inTime = (events) => [...events].sort((a, c) => a.from - c.from || (a.date < c.date ? -1 : 1));
const showStatements = (b) => showEvents(b.events);
const showMeetings = (b) => showEvents(b.events);

// showEvents lists meetings and statements.
function showEvents(events) {
  const sorted = inTime(events), meetings = sorted.filter((e) => e.node !== undefined), statements = sorted.filter((e) => e.proof !== undefined);
  const what = [meetings.length && count(meetings.length, "meeting"), statements.length && count(statements.length, "statement")].filter(Boolean).join(" and ");
  binDetail({ from: sorted[0].date, to: sorted.at(-1).date }, what, [
    meetings.length ? list(meetings.map((e) => item(glyph("meeting"), goNode(e.node), dateWords(e.date))), 60) : "",
    ...statements.slice(0, 60).map(({ proof }) => {
      const at = proofs[proof].position;
      return el("section", {}, at === undefined ? null : el("h3", {}, el("span", {}, goNode(at))), proofOf(proof, at === undefined ? "" : side(nodes[at].group)));
    })]);
}

let waiting = 0;
for (const id of ["since", "until"]) {
  $(id).addEventListener("input", () => {
    let since = +$("since").value, until = +$("until").value;
    if (since > until) id === "since" ? (since = until) : (until = since);
    clearTimeout(waiting);
    const part = { since: since <= domain.from ? "" : dayText(since), until: until >= domain.to ? "" : dayText(until) };
    waiting = setTimeout(() => change(part, false), 60);
  });
}
$("all-time").onclick = () => change({ since: "", until: "" });
