// What the page knows.

const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, articles, camps, hubs } = data;
// Edges and proofs come by the column.
const rowsOf = (columns) => {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, i) => {
    const row = {};
    for (const name of names) row[name] = columns[name][i];
    return row;
  });
};
const edges = rowsOf(data.edges), proofs = rowsOf(data.proofs);
// What stands around proofs is read when the first is shown.
let texts = null;
const textsOf = (article) => (texts ||= JSON.parse(document.getElementById("texts").textContent))[article];

// Texts come from articles. They are only ever shown as text; marks that turn
// the direction of what follows are taken out.
const plain = (s) => (s || "").replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
for (const n of nodes) {
  n.name = plain(n.name) || "(no name)";
  n.id = n.id || n.kind + ":" + n.name;
  n.out = [];
  n.in = [];
  n.camp = -1;
}
edges.forEach((e) => {
  e.key = [nodes[e.s].id, e.kind, nodes[e.t].id].join("~");
  nodes[e.s].out.push(e);
  nodes[e.t].in.push(e);
});
camps.forEach((c, k) => {
  c.id = "camp:" + nodes[c.members[0]].id;
  for (const i of c.members) nodes[i].camp = k;
});
// A statement's position: the proof of a holds edge is also that of the edge
// to those whom it is about.
for (const e of edges) if (e.kind === "holds") for (const p of e.p || []) proofs[p].position = e.t;

const byID = new Map(nodes.map((n, i) => [n.id, i]));
const isActor = (i) => nodes[i].kind === "actor";

// issueOf is what a position belongs to: the dossier, else its own topic.
const issueOf = (n) => n.issue || n.topic || "";

// The side that a stance takes. A demand, a warning or a claim takes none.
const FOR = new Set(["support", "agree", "commit"]);
const AGAINST = new Set(["oppose", "condemn"]);
const side = (stance) => (FOR.has(stance) ? "for" : AGAINST.has(stance) ? "against" : "neutral");
// sideOn is the side that a proof of a position takes on its issue; without an
// issue, on its topic.
const sideOn = (p, n) => (n.issue ? { 1: "for", "-1": "against" }[proofs[p].i] || "neutral" : side(n.group));
const SIGN = { for: "+", against: "−", neutral: "·", mixed: "±" };

// The classes of links, and the word for one between two names.
const linkClass = (kind) => ({ attends: "met", holds: "shares", acts_for: "acts_for" })[kind] || "says";
const linkWord = { attends: "attends", holds: "holds", acts_for: "acts for",
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

// proofsAt are the proofs of all edges at a node.
const proofsAt = (n) => new Set([...n.out, ...n.in].flatMap((e) => e.p || []));

// articlesOf counts the articles that some proofs stand in.
const articlesOf = (list) => new Set([...list].map((p) => proofs[p].a)).size;

// spanOf is the first and last date of a node: a meeting's own, else that of what proves it.
function spanOf(n) {
  if (n.kind === "meeting") return [n.start || "", n.start || ""];
  const all = [...proofsAt(n)].map((p) => proofs[p].date).filter(Boolean).sort();
  return [all[0] || "", all.at(-1) || ""];
}

// stands are the places in the text of a proof: its article's passage, the
// sentence with the words, and the words.
function wordsOf(p) {
  const { quote, w, a } = proofs[p];
  if (!w) return { before: "", lead: "", words: plain(quote), rest: "", after: "" };
  const text = textsOf(a)[w[0]];
  let at = 0;
  const next = (length) => plain(text.slice(at, (at += length)));
  return { before: next(w[1]), lead: next(w[2]), words: next(w[3]), rest: next(w[4]), after: next(text.length - at) };
}
