// The panel of details: a node's dossier, or the quotes that prove a link.

// go is a button that selects something.
function go(text, sel) {
  return el("button", { type: "button", className: "text", dir: "auto", onclick: () => { change({ sel }); $("detail").scrollTop = 0; } }, text);
}
const goNode = (i) => go(nodes[i].name, nodes[i].id);

function sectionOf(title, n, ...body) {
  return el("section", {}, el("h3", {}, title, el("span", { className: "count" }, n === null ? "" : digits(n))), ...body);
}

// safeLink is a link that leads to the web and nowhere else.
function safeLink(url, text) {
  let u = null;
  try { u = new URL(url); } catch { return document.createTextNode(text); }
  if (u.protocol !== "https:" && u.protocol !== "http:") return document.createTextNode(text);
  return el("a", { href: u.href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text);
}

function proofOf(p, cls) {
  const proof = proofs[p], article = articles[proof.a];
  const foot = el("footer");
  const by = (proof.by || []).map(plain);
  if (by.length) foot.append(el("bdi", {}, by.join(", ")), proof.joint ? ", jointly · " : " · ");
  foot.append(dateWords(proof.date), " · ", safeLink(article.url, plain(article.name) || "article"));
  return el("figure", { className: "proof " + (cls || "") }, el("blockquote", { dir: "auto" }, "“" + plain(proof.quote) + "”"), foot);
}

// proofList is some proofs in order of time, the first few of them at once.
function proofList(list, cls, most = 12) {
  const box = el("div");
  const all = [...new Set(list)].sort((a, b) => (proofs[a].date || "").localeCompare(proofs[b].date || "") || a - b);
  const more = (from) => {
    for (const p of all.slice(from, from + most)) box.append(proofOf(p, cls));
    const left = all.length - from - most;
    if (left > 0) {
      const b = el("button", { type: "button", onclick: () => { b.remove(); more(from + most); } }, `Show ${left} more`);
      box.append(b);
    }
  };
  more(0);
  return box;
}

// list is a list of items, the first few of them at once.
function list(items, most = 10) {
  const ul = el("ul");
  items.slice(0, most).forEach((i) => ul.append(i()));
  if (items.length > most) {
    const li = el("li", {}, el("button", { type: "button", onclick: () => { li.remove(); items.slice(most).forEach((i) => ul.append(i())); } }, `Show ${items.length - most} more`));
    ul.append(li);
  }
  return ul;
}
const item = (picture, what, right) => () => el("li", { className: "item" }, picture, el("span", {}, what), right ? el("span", { className: "date" }, right) : null);

// showDetail shows what is selected.
function showDetail(v) {
  const c = chosen();
  let body;
  if (c && c.link) body = linkDetail(c.link, v);
  else if (c) body = nodeDetail(c.node, v);
  else if (state.sel) body = [el("h2", {}, "Not among what is shown"), el("p", {}, "The link leads to something that the filters hide or the graph no longer has."),
    el("p", { className: "actions" }, el("button", { type: "button", onclick: () => change({ ...initial(), theme: state.theme, sel: state.sel }) }, "Show all again"))];
  else body = welcome(v);
  $("detail").replaceChildren(...body);
}

function welcome(v) {
  const degree = new Map();
  for (const l of v.links) for (const i of [l.s, l.t]) degree.set(i, (degree.get(i) || 0) + 1);
  const top = v.nodes.filter((i) => nodes[i].kind === "actor").sort((a, b) => degree.get(b) - degree.get(a) || v.score.get(b) - v.score.get(a) || a - b);
  return [
    el("h2", {}, "Who met whom, and who stands where"),
    el("p", { className: "meta" }, "Choose a line to read the words that prove it. Choose a node for all that is known of it."),
    top.length === 0 ? "" : sectionOf("Best linked", null, list(top.map((i) => item(glyphOf(nodes[i]), goNode(i), count(degree.get(i), "link"))), 12)),
    sectionOf("Keys", null, el("dl", { className: "keys" }, ...[["← ↑ → ↓", "go from node to node"], ["Enter", "open the node"], ["+ −", "zoom"], ["0", "show all"], ["Esc", "close the node"], ["/", "find"]]
      .flatMap(([k, w]) => [el("dt", {}, k), el("dd", {}, w)]))),
  ];
}

function head(picture, kind, name) {
  return [el("p", { className: "kind" }, picture, kind), el("h2", { dir: "auto" }, name)];
}

function linkDetail(l, v) {
  const a = nodes[l.s], b = nodes[l.t];
  const cls = linkClass(l.kind);
  const mark = cls === "met" ? "met" : cls === "shares" && b.kind === "position" ? side(b.group) : side(l.kind);
  const words = l.kind === "shares" && l.weight === 1 ? "shares a position with" : wordOf(l.kind);
  const body = [
    el("p", { className: "kind" }, glyph(cls), `link, ${count(new Set(l.proofs.map((p) => proofs[p].a)).size, "article")}`),
    el("h2", {}, goNode(l.s), ` ${words} `, goNode(l.t)),
  ];
  if (!l.via.length) return [...body, ...meetingFacts(b), proofList(l.proofs, mark)];
  for (const i of l.via) {
    const n = nodes[i];
    const own = v.all.filter((x) => x.t === i && (x.s === l.s || x.s === l.t)).flatMap((x) => x.proofs);
    body.push(el("h3", {}, el("span", {}, goNode(i))), ...meetingFacts(n), proofList(own, cls === "met" ? "met" : side(n.group), 4));
  }
  return body;
}

function meetingFacts(n) {
  if (n.kind !== "meeting") return [];
  const facts = [n.status, n.group, n.place && "in " + plain(n.place), dateWords(n.start)].filter(Boolean);
  return [el("p", { className: "meta" }, facts.join(", "))];
}

function nodeDetail(i, v) {
  const n = nodes[i];
  const from = v.all.filter((l) => l.s === i), to = v.all.filter((l) => l.t === i);
  const body = head(glyphOf(n), n.kind === "position" ? "position" : n.kind === "meeting" ? `meeting, ${n.group || "of no kind"}` : n.group || "actor", n.name);
  if (n.role) body.push(el("p", { dir: "auto" }, plain(n.role)));
  if (n.names && n.names.length) body.push(el("p", { className: "meta" }, "also: ", el("bdi", {}, n.names.slice(0, 8).map(plain).join(", "))));
  if (n.note) body.push(el("p", { className: "meta" }, plain(n.note)));
  if (n.kind === "meeting") body.push(...meetingFacts(n));
  if (n.kind === "position" && n.topic) body.push(el("p", { className: "meta" }, "topic: ", topicButton(n.topic)));
  if (n.kind !== "meeting" && n.start) body.push(el("p", { className: "meta" }, "spoken of " + (n.start === n.end ? "on " : "from ") + periodWords(n.start, n.end)));
  body.push(actions(i));
  if (n.kind === "actor") body.push(...actorSections(i, from, to, v));
  else body.push(
    sectionOf(n.kind === "meeting" ? "Who was there" : "Who holds it", to.length, list(to.map((l) => item(glyphOf(nodes[l.s]), goNode(l.s), count(l.weight, "article"))), 14)),
    sectionOf("In the articles' words", null, proofList(to.flatMap((l) => l.proofs), n.kind === "meeting" ? "met" : side(n.group))));
  if (!from.length && !to.length) body.push(el("p", { className: "meta" }, "The filters hide all its links."),
    el("p", { className: "actions" }, el("button", { type: "button", onclick: () => change({ ...initial(), theme: state.theme, sel: n.id }) }, "Show all again")));
  return body;
}

function topicButton(topic) {
  return el("button", { type: "button", className: "text", dir: "auto", title: "Show only this topic", onclick: () => change({ topics: [topic] }) }, plain(topic));
}

function actions(i) {
  const here = state.around === i;
  const box = el("p", { className: "actions" });
  for (const hops of [1, 2]) {
    const on = here && state.hops === hops;
    box.append(el("button", { type: "button", "aria-pressed": String(on), onclick: () => change(on ? { around: -1 } : { around: i, hops }) },
      hops === 1 ? "Only its surroundings" : "Two steps around"));
  }
  if (here) box.append(el("button", { type: "button", onclick: () => change({ around: -1 }) }, "Whole network"));
  return box;
}

// actorSections is the dossier of an actor, as far as the filters leave it.
function actorSections(i, from, to, v) {
  const body = [];
  const add = (title, items) => items.length && body.push(sectionOf(title, items.length, list(items)));
  const byDate = (a, b) => (b.date || "").localeCompare(a.date || "");
  const last = (l) => l.proofs.reduce((d, p) => (proofs[p].date > d ? proofs[p].date : d), "");
  const of = (links, cls) => links.filter((l) => linkClass(l.kind) === cls);
  const held = of(from, "shares");
  const acts = nodes[i].out.filter((e) => e.kind === "acts_for"), people = nodes[i].in.filter((e) => e.kind === "acts_for");
  add("Acts for", acts.map((e) => item(glyphOf(nodes[e.t]), goNode(e.t))));
  add("Meetings", of(from, "met").map((l) => ({ ...l, date: nodes[l.t].start })).sort(byDate).map((l) => item(glyph("meeting"), go(nodes[l.t].name.replace(/, [\d-]+$/, ""), nodes[l.t].id), dateWords(l.date))));
  add("Positions", held.map((l) => ({ ...l, date: last(l) })).sort(byDate).map((l) => item(glyph(nodes[l.t].group), goNode(l.t), dateWords(l.date))));
  add("Of others it said", of(from, "says").map((l) => item(glyph(l.kind), el("span", {}, go(wordOf(l.kind), l.key), " ", goNode(l.t)), count(l.proofs.length, "quote"))));
  add("Others said of it", of(to, "says").map((l) => item(glyph(l.kind), el("span", {}, goNode(l.s), " ", go(wordOf(l.kind) + " it", l.key)), count(l.proofs.length, "quote"))));
  const { allies, opponents } = company(i, held, v);
  add("Shares positions with", allies.map(([j, n]) => item(glyphOf(nodes[j]), goNode(j), count(n, "position"))));
  add("On the other side", opponents.map(([j, n]) => item(glyphOf(nodes[j]), goNode(j), count(n, "topic"))));
  add("Its people", people.map((e) => item(glyphOf(nodes[e.s]), el("span", {}, goNode(e.s), nodes[e.s].role ? ", " + plain(nodes[e.s].role) : ""))));
  return body;
}

// company counts with whom an actor shares positions, and on how many topics
// others stand on the other side.
function company(i, held, v) {
  const own = new Map(held.map((l) => [l.t, l]));
  const sides = new Map(); // topic: its sides
  for (const l of held) {
    const n = nodes[l.t], s = side(n.group);
    if (n.topic && s !== "neutral") sides.set(n.topic, (sides.get(n.topic) || new Set()).add(s));
  }
  const allies = new Map(), against = new Map();
  for (const l of v.all) {
    if (l.kind !== "holds" || l.s === i) continue;
    if (own.has(l.t)) allies.set(l.s, (allies.get(l.s) || 0) + 1);
    const n = nodes[l.t], mine = sides.get(n.topic), s = side(n.group);
    if (mine && s !== "neutral" && mine.has(s === "for" ? "against" : "for")) against.set(l.s, (against.get(l.s) || new Set()).add(n.topic));
  }
  const ranked = (m) => [...m].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { allies: ranked(allies), opponents: ranked(new Map([...against].map(([j, t]) => [j, t.size]))) };
}
