// What the page knows, and which part of it the filters leave.

const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges, proofs, articles } = data;

// Texts come from articles. They are only ever shown as text; marks that turn
// the direction of what follows are taken out.
const plain = (s) => (s || "").replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
for (const n of nodes) {
  n.name = plain(n.name) || "(no name)";
  n.out = [];
  n.in = [];
}
edges.forEach((e) => {
  e.key = [nodes[e.s].id, e.kind, nodes[e.t].id].join("~");
  nodes[e.s].out.push(e);
  nodes[e.t].in.push(e);
});
// A statement's position: the proof of a holds edge is also that of the edge
// to those whom it is about.
for (const e of edges) if (e.kind === "holds") for (const p of e.p || []) proofs[p].position = e.t;

const byID = new Map(nodes.map((n, i) => [n.id, i]));

const FOR = new Set(["support", "agree", "commit", "demand"]);
const AGAINST = new Set(["oppose", "condemn", "deny"]);
const side = (stance) => (FOR.has(stance) ? "for" : AGAINST.has(stance) ? "against" : "neutral");

// The classes of links, and the word for one between two names.
const linkClass = (kind) => ({ attends: "met", met: "met", to_meet: "met", holds: "shares", shares: "shares", acts_for: "acts_for" })[kind] || "says";
const linkWord = { attends: "attends", met: "met", to_meet: "is to meet", holds: "holds", shares: "shares positions with", acts_for: "acts for",
  support: "supports", oppose: "opposes", agree: "agrees with", commit: "commits to", demand: "makes demands on", deny: "denies, to",
  condemn: "condemns", concern: "is concerned about", claim: "makes claims about", warn: "warns of" };
const wordOf = (kind) => linkWord[kind] || kind;

// Dates are ISO 8601, as precise as is known.
function firstDay(d) {
  return d.length === 4 ? d + "-01-01" : d.length === 7 ? d + "-01" : d.slice(0, 10);
}
function lastDay(d) {
  if (d.length === 4) return d + "-12-31";
  if (d.length === 7) return new Date(Date.UTC(+d.slice(0, 4), +d.slice(5, 7), 0)).toISOString().slice(0, 10);
  return d.slice(0, 10);
}
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function dateWords(d) {
  if (!d) return "no date";
  const [y, m, day] = d.slice(0, 10).split("-");
  return [day && String(+day), m && MONTHS[+m - 1], y].filter(Boolean).join(" ");
}
function periodWords(from, to) {
  if (!from && !to) return "";
  return from === to || !to ? dateWords(from) : dateWords(from) + " to " + dateWords(to);
}
function touches(date, since, until) {
  return !date || ((!since || lastDay(date) >= firstDay(since)) && (!until || firstDay(date) <= lastDay(until)));
}

// A kept link: an edge, or when drawn collapsed a pair of actors, with the
// proofs that the filters leave.
//   { key, s, t, kind, proofs: [index], via: [node index], weight }

// kept are the links that the filters leave, uncollapsed.
function kept(state) {
  const topics = new Set(state.topics);
  const found = [];
  for (const e of edges) {
    const cls = linkClass(e.kind);
    if (state.hide.has(cls)) continue;
    const position = cls === "shares" ? nodes[e.t] : null;
    if (position && state.hide.has(position.group)) continue;
    if (cls === "says" && state.hide.has(e.kind)) continue;
    if (topics.size && (cls === "met" || (position && !topics.has(position.topic)))) continue;
    if ([e.s, e.t].some((i) => nodes[i].kind === "actor" && state.hide.has(nodes[i].group))) continue;
    let left = e.p || [];
    if (cls === "says" && topics.size) left = left.filter((p) => proofs[p].position !== undefined && topics.has(nodes[proofs[p].position].topic));
    if (cls === "met") {
      if (!touches(nodes[e.t].start, state.since, state.until)) continue;
    } else if (cls !== "acts_for") {
      left = left.filter((p) => touches(proofs[p].date, state.since, state.until));
    }
    const count = new Set(left.map((p) => proofs[p].a)).size;
    if (cls !== "acts_for" && (count < state.min || left.length === 0)) continue;
    found.push({ key: e.key, s: e.s, t: e.t, kind: e.kind, proofs: left, via: [], weight: Math.max(1, count) });
  }
  return withActors(found);
}

// Who acts for whom is shown among those whom something else links, or alone
// where it is all that is asked for.
function withActors(found) {
  const linked = new Set();
  for (const l of found) if (l.kind !== "acts_for") linked.add(l.s).add(l.t);
  return linked.size === 0 ? found : found.filter((l) => l.kind !== "acts_for" || (linked.has(l.s) && linked.has(l.t)));
}

// pairKind is the kind of the links that stand for a meeting or a position;
// nobody meets at what was cancelled.
function pairKind(n) {
  if (n.kind === "position") return "shares";
  return { held: "met", planned: "to_meet" }[n.status || "held"];
}

// collapsed puts links between actors in place of meetings and positions.
function collapsed(links) {
  const direct = [], ends = new Map();
  for (const l of links) {
    if (nodes[l.t].kind === "actor") direct.push(l);
    else if (ends.has(l.t)) ends.get(l.t).push(l);
    else ends.set(l.t, [l]);
  }
  const pairs = new Map();
  for (const [via, all] of ends) {
    const kind = pairKind(nodes[via]);
    if (!kind) continue;
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length; j++) {
        const [s, t] = all[i].s < all[j].s ? [all[i].s, all[j].s] : [all[j].s, all[i].s];
        const key = [nodes[s].id, kind, nodes[t].id].join("~");
        let pair = pairs.get(key);
        if (!pair) pairs.set(key, (pair = { key, s, t, kind, proofs: [], via: [], weight: 0, both: true }));
        pair.via.push(via);
        pair.weight++;
        for (const p of [...all[i].proofs, ...all[j].proofs]) if (!pair.proofs.includes(p)) pair.proofs.push(p);
      }
    }
  }
  return [...pairs.values(), ...direct];
}

// near leaves what lies within so many links of a node.
function near(links, from, hops) {
  const next = new Map();
  const add = (a, b) => (next.has(a) ? next.get(a).push(b) : next.set(a, [b]));
  for (const l of links) add(l.s, l.t), add(l.t, l.s);
  let rim = [from];
  const seen = new Set(rim);
  for (let h = 0; h < hops; h++) {
    rim = rim.flatMap((n) => next.get(n) || []).filter((n) => !seen.has(n) && seen.add(n));
  }
  return links.filter((l) => seen.has(l.s) && seen.has(l.t));
}

// How much is drawn at most: a picture of more tells nothing.
const MOST_NODES = 1000, MOST_LINKS = 3000;

// visible is what is drawn: links and nodes (by index), strongest first where
// there are too many.
function visible(state) {
  const all = kept(state);
  let links = state.mode === "actors" ? collapsed(all) : all;
  if (state.around >= 0) links = near(links, state.around, state.mode === "actors" ? state.hops : state.hops * 2);
  const score = new Map();
  for (const l of links) for (const i of [l.s, l.t]) score.set(i, (score.get(i) || 0) + l.weight);
  let shown = [...score.keys()];
  const total = { nodes: shown.length, links: links.length };
  if (shown.length > MOST_NODES) {
    shown = shown.sort((a, b) => score.get(b) - score.get(a) || a - b).slice(0, MOST_NODES);
    const in1000 = new Set(shown);
    links = links.filter((l) => in1000.has(l.s) && in1000.has(l.t));
  }
  if (links.length > MOST_LINKS) links = links.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, MOST_LINKS);
  const ends = new Set(links.flatMap((l) => [l.s, l.t]));
  return { links, all, nodes: shown.filter((i) => ends.has(i)).sort((a, b) => a - b), score, total };
}
