// The panel of details: the story at first, then the dossier of a node or a
// camp, or the quotes that prove a link.

// showDetail shows what is selected.
function showDetail(v) {
  const c = chosen(v);
  let body;
  if (c && c.link) body = c.link.pair ? pairDetail(c.link, v) : linkDetail(c.link);
  else if (c && c.cell) body = cellDetail(c.cell, v);
  else if (c && c.place) body = placeDetail(c.place, v);
  else if (c && c.camp) body = campDetail(c.camp, v);
  else if (c) body = nodeDetail(c.node, v);
  else if (state.sel) body = [el("h2", {}, "Not among what is shown"), el("p", {}, "The link leads to something that the filters hide or the graph no longer has."),
    el("p", { className: "actions" }, button("Show all again", () => change({ ...fresh(), sel: state.sel })))];
  else body = story(v);
  if (state.sel) body.unshift(el("p", { className: "back" }, button("‹ Overview", () => change({ sel: "" }), { className: "text" })));
  $("detail").replaceChildren(...body);
}

function head(picture, kind, name) {
  return [el("p", { className: "kind" }, picture, kind), el("h2", { dir: "auto" }, name)];
}

function pairDetail(p, v) {
  const proven = proofsOf(p, v.all);
  return [
    el("p", { className: "kind" }, glyph(["against", "mixed", "with", "met"].includes(p.tone) ? p.tone : "acts_for"), `${pairWords(p)} · ${count(articlesOf(proven), "article")}`),
    el("h2", {}, goNode(p.s), p.tone === "against" ? " against " : " and ", goNode(p.t)),
    el("p", { className: "actions" }, button("Compare the two", () => change({ tab: "compare", a: p.s, b: p.t }))),
    ...linksBetween(p, v.all),
  ];
}

function linkDetail(l) {
  const b = nodes[l.t], cls = linkClass(l.kind);
  const mark = cls === "met" ? "met" : cls === "shares" ? side(b.group) : side(l.kind);
  return [
    el("p", { className: "kind" }, glyph(cls), `link, ${count(articlesOf(l.proofs), "article")}`),
    el("h2", {}, goNode(l.s), ` ${wordOf(l.kind)} `, goNode(l.t)),
    ...meetingFacts(b), proofList(l.proofs, mark),
  ];
}

function nodeDetail(i, v) {
  const n = nodes[i];
  const from = v.all.filter((l) => l.s === i), to = v.all.filter((l) => l.t === i);
  const body = head(glyphOf(n), n.kind === "position" ? "position" : n.kind === "meeting" ? `meeting, ${n.group || "of no kind"}` : n.group || "actor", n.name);
  const facts = [], add = (...x) => facts.push(el("p", { className: "meta" }, ...x));
  if (n.role) body.push(el("p", { dir: "auto" }, plain(n.role)));
  if (n.names && n.names.length) add("also: ", el("bdi", {}, n.names.slice(0, 8).map(plain).join(", ")));
  if (n.note) add(plain(n.note));
  if (n.kind === "position" && issueOf(n)) add("issue: ", issueButton(issueOf(n)));
  if (n.kind !== "meeting" && spanOf(n)[0]) add(count(articlesOf(proofsAt(n)), "article") + ", " + periodWords(...spanOf(n)));
  if (n.kind === "actor" && n.camp >= 0 && n.camp < CAMPS) facts.push(el("p", { className: "meta camp-line" }, glyph("camp", n.camp), go(campName(camps[n.camp]), camps[n.camp].id)));
  body.push(...meetingFacts(n), ...facts, n.kind === "actor" ? actions(i) : "");
  if (n.kind === "actor") body.push(...actorSections(i, from, to, v));
  else body.push(
    sectionOf(n.kind === "meeting" ? "Who was there" : "Who holds it", to.length, list(to.map((l) => item(glyphOf(nodes[l.s]), goNode(l.s), count(l.weight, "article"))), 14)),
    sectionOf("In the articles' words", null, proofList(to.flatMap((l) => l.proofs), n.kind === "meeting" ? "met" : side(n.group))));
  if (!from.length && !to.length) body.push(el("p", { className: "meta" }, "The filters hide all its links."),
    el("p", { className: "actions" }, button("Show all again", () => change({ ...fresh(), sel: n.id }))));
  return body;
}

function actions(i) {
  const box = el("p", { className: "actions" });
  for (const hops of [1, 2]) {
    const on = state.around === i && state.hops === hops;
    box.append(button(hops === 1 ? "Only around it" : "Two steps", () => change(on ? { around: -1 } : { around: i, hops, tab: "graph" }), { "aria-pressed": String(on) }));
  }
  box.append(button("Hide", () => change({ without: new Set([...state.without, i]), sel: "" })),
    button("Compare", () => change({ tab: "compare", a: i, b: state.a === i ? state.b : state.a >= 0 && state.b < 0 ? state.a : state.b })),
    button("Over time", () => change({ tab: "trend", on: nodes[i].id })));
  return box;
}

// actorSections is the dossier of an actor, as far as the filters leave it.
function actorSections(i, from, to, v) {
  const body = [];
  const add = (title, items) => items.length && body.push(sectionOf(title, items.length, list(items, 8)));
  const byDate = (a, b) => (b.date || "").localeCompare(a.date || "");
  const last = (l) => l.proofs.reduce((d, p) => (proofs[p].date > d ? proofs[p].date : d), "");
  const of = (links, cls) => links.filter((l) => linkClass(l.kind) === cls);
  const acts = nodes[i].out.filter((e) => e.kind === "acts_for"), people = nodes[i].in.filter((e) => e.kind === "acts_for");
  const others = v.pairs.filter((p) => p.s === i || p.t === i).sort(byStrength).map((p) => ({ p, j: p.s === i ? p.t : p.s }));
  const line = ({ p, j }) => item(glyphOf(nodes[j]), el("span", {}, goNode(j), " ", goPair(p, pairWords(p))));
  add("Acts for", acts.map((e) => item(glyphOf(nodes[e.t]), goNode(e.t))));
  add("Stands with", others.filter(({ p }) => p.tone === "with").map(line));
  add("Met", others.filter(({ p }) => p.tone === "met").map(line));
  add("Stands against", others.filter(({ p }) => p.against > 0).sort((a, b) => byQuarrel(a.p, b.p)).map(line));
  add("Meetings", of(from, "met").map((l) => ({ ...l, date: nodes[l.t].start })).sort(byDate).map((l) => item(glyph("meeting"), go(nodes[l.t].name.replace(/, [\d-]+$/, ""), nodes[l.t].id), dateWords(l.date))));
  add("Positions", of(from, "shares").map((l) => ({ ...l, date: last(l) })).sort(byDate).map((l) => item(glyph(nodes[l.t].group), goNode(l.t), dateWords(l.date))));
  add("Of others it said", of(from, "says").map((l) => item(glyph(l.kind), el("span", {}, go(wordOf(l.kind), l.key), " ", goNode(l.t)), count(l.proofs.length, "quote"))));
  add("Others said of it", of(to, "says").map((l) => item(glyph(l.kind), el("span", {}, goNode(l.s), " ", go(wordOf(l.kind) + " it", l.key)), count(l.proofs.length, "quote"))));
  add("Its people", people.map((e) => item(glyphOf(nodes[e.s]), el("span", {}, goNode(e.s), nodes[e.s].role ? ", " + plain(nodes[e.s].role) : ""))));
  return body;
}
