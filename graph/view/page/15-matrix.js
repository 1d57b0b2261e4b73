// The matrix: who stands where on what. Actors by camp, issues by how many
// take a side; a cell opens the words.

// A stand is what an actor says on an issue, or of another actor:
//   { who, p: proof, tone, link: kept link }
// standsOn are the stands on something: "issue:" and its name, or an actor's id.
function standsOn(on, all) {
  const issue = on.startsWith("issue:") ? on.slice(6) : null, target = issue === null ? nodeAt(on) : -1, found = [];
  for (const l of all) {
    const here = issue !== null ? l.kind === "holds" && issueOf(nodes[l.t]) === issue : l.t === target && linkClass(l.kind) === "says";
    if (here) for (const p of l.proofs) found.push({ who: l.s, p, tone: issue !== null ? sideOn(p, nodes[l.t]) : side(l.kind), link: l });
  }
  return found;
}

// toneOf sums stands up: for or against where three times as much is that as
// the other, mixed where less is, neutral where nothing is either.
function toneOf(stands) {
  const pro = stands.filter((s) => s.tone === "for").length, con = stands.filter((s) => s.tone === "against").length;
  if (!pro && !con) return "neutral";
  return pro >= 3 * con ? "for" : con >= 3 * pro ? "against" : "mixed";
}
const TONE_WORDS = { for: "for", against: "against", mixed: "for and against", neutral: "takes no side" };
const onName = (on) => (on.startsWith("issue:") ? plain(on.slice(6)) : nodeAt(on) >= 0 ? nodes[nodeAt(on)].name : "");

// A cell is selected by who, on what, and in which quarter, where any.
const cellKey = (who, on, quarter = "") => ["cell", who < 0 ? "" : nodes[who].id, on, quarter].map((s) => encodeURIComponent(s).replace(/~/g, "%7E")).join("~");
function cellOf(sel) {
  let parts = [];
  try { parts = sel.split("~").map(decodeURIComponent); } catch { return null; }
  const [, who, on, quarter] = parts;
  return on && (who === "" || byID.has(who)) ? { who: who === "" ? -1 : byID.get(who), on, quarter: quarter || "" } : null;
}
const quarterOf = (date) => (date && date.length > 4 ? `${date.slice(0, 4)} Q${Math.ceil(+date.slice(5, 7) / 3)}` : date || "");
const standsIn = (cell, all) => standsOn(cell.on, all).filter((s) => (cell.who < 0 || s.who === cell.who) && (!cell.quarter || quarterOf(proofs[s.p].date) === cell.quarter));

function cellButton(stands, words, sel) {
  const tone = toneOf(stands), many = articlesOf(stands.map((s) => s.p));
  return el("button", { type: "button", className: "cell " + tone, "aria-label": `${words}: ${TONE_WORDS[tone]}, ${count(many, "article")}`, title: words, "aria-pressed": String(state.sel === sel), onclick: () => change({ sel }) }, SIGN[tone] + (many > 1 ? " " + many : ""));
}

// cellDetail are the words of a cell.
function cellDetail(cell, v) {
  const stands = standsIn(cell, v.all), issue = cell.on.startsWith("issue:");
  const body = [el("p", { className: "kind" }, issue ? "stance on an issue" : "said of an actor", cell.quarter ? ", " + cell.quarter : ""),
    el("h2", {}, cell.who >= 0 ? goNode(cell.who) : "All", issue ? " on " : " of ", issue ? issueButton(cell.on.slice(6)) : goNode(nodeAt(cell.on)))];
  if (!stands.length) body.push(el("p", { className: "meta" }, "The filters leave nothing of it."));
  for (const tone of ["for", "against", "neutral"]) {
    const of = stands.filter((s) => s.tone === tone), links = [...new Set(of.map((s) => s.link))];
    if (!of.length) continue;
    const kinds = issue ? [...new Set(links.map((l) => l.t))].map((t) => [goNode(t), of.filter((s) => s.link.t === t)]) : links.map((l) => [el("span", {}, goNode(l.s), " " + wordOf(l.kind)), of.filter((s) => s.link === l)]);
    body.push(sectionOf({ for: "For", against: "Against", neutral: "Takes no side" }[tone], of.length, ...kinds.slice(0, 12).map(([title, all]) => el("div", {}, el("h4", {}, title), proofList(all.map((s) => s.p), tone, 4)))));
  }
  return body;
}

const MOST_COLUMNS = 24;
// isDossier tells issues from topics that are filed nowhere: those count less.
const dossiers = new Set(nodes.map((n) => n.issue).filter(Boolean));
const isDossier = (issue) => dossiers.has(issue);

function showMatrix(v) {
  const rows = (state.mode === "actors" ? v.nodes : [...v.strength.keys()].sort((a, b) => v.strength.get(b) - v.strength.get(a)).slice(0, OPENING)).filter(isActor);
  const camp = (i) => (nodes[i].camp < 0 ? camps.length : nodes[i].camp);
  rows.sort((a, b) => camp(a) - camp(b) || v.strength.get(b) - v.strength.get(a) || a - b);
  const cells = new Map(), weight = new Map(), shownRows = new Set(rows); // cells by issue, then actor
  for (const l of v.all) {
    const issue = l.kind === "holds" && shownRows.has(l.s) ? issueOf(nodes[l.t]) : "";
    if (!issue) continue;
    if (!cells.has(issue)) cells.set(issue, new Map());
    const of = cells.get(issue);
    if (!of.has(l.s)) of.set(l.s, []);
    for (const p of l.proofs) of.get(l.s).push({ who: l.s, p, tone: sideOn(p, nodes[l.t]), link: l });
  }
  for (const [issue, of] of cells) weight.set(issue, [...of.values()].reduce((n, stands) => n + (toneOf(stands) === "neutral" ? 0.5 : 1) + 0.01 * stands.length, 0) * (isDossier(issue) ? 1 : 0.2));
  const columns = [...cells.keys()].sort((a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1)).slice(0, MOST_COLUMNS);
  const left = rows.filter((i) => columns.some((c) => cells.get(c).has(i)));
  const panel = $("matrix-panel");
  if (!columns.length) return panel.replaceChildren(el("p", { className: "meta" }, "Nobody here takes a position."));
  const header = el("tr", {}, el("th", { scope: "col", className: "corner" }, "Actor"), ...columns.map((c) => el("th", { scope: "col", className: "issue" }, el("button", { type: "button", className: "text", title: plain(c), onclick: () => change({ tab: "trend", on: "issue:" + c }) }, plain(c)))));
  let last = null;
  const body = left.map((i) => {
    const first = camp(i) !== last;
    last = camp(i);
    return el("tr", { className: first ? "first" : "" }, el("th", { scope: "row", className: "name " + campClass(nodes[i].camp) }, goNode(i)),
      ...columns.map((c) => el("td", {}, cells.get(c).has(i) ? cellButton(cells.get(c).get(i), `${nodes[i].name} on ${plain(c)}`, cellKey(i, "issue:" + c)) : "")));
  });
  panel.replaceChildren(el("p", { className: "meta tone-legend" }, "Rows are actors, by camp; columns the issues on which most of them speak. ", ...Object.keys(TONE_WORDS).flatMap((t) => [el("span", { className: "cell " + t, "aria-hidden": "true" }, SIGN[t]), ` ${TONE_WORDS[t]} `])),
    el("div", { className: "wide-table" }, el("table", { className: "matrix", "aria-label": "Who stands where on what" }, el("thead", {}, header), el("tbody", {}, ...body))));
}
