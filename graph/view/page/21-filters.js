// The filters, which are the legend too.

const PLURAL = { country: "Countries", organization: "Organizations", person: "People", met: "Meetings", shares: "Positions", says: "Said of others", acts_for: "Acts for" };
const TONES = { with: "With each other", against: "Against each other", mixed: "Both", met: "Met" };
const STANCES = ["support", "agree", "commit", "demand", "oppose", "condemn", "deny", "warn", "concern", "claim"];
const stanceName = { support: "supports", agree: "agrees", commit: "commits", demand: "demands", oppose: "opposes", condemn: "condemns", deny: "denies", warn: "warns", concern: "is concerned", claim: "claims" };

const actorKinds = [...new Set(nodes.filter((n) => n.kind === "actor").map((n) => n.group || "other"))].sort();
const linkKinds = ["met", "shares", "says", "acts_for"].filter((k) => edges.some((e) => linkClass(e.kind) === k));
const stances = [...knownStances].filter(Boolean).sort((a, b) => (STANCES.indexOf(a) + 1 || 99) - (STANCES.indexOf(b) + 1 || 99) || (a < b ? -1 : 1));
const boxes = new Map(); // token: { input, count }

function check(into, token, name) {
  const input = el("input", { type: "checkbox", onchange: () => {
    const hide = new Set(state.hide);
    input.checked ? hide.delete(token) : hide.add(token);
    change({ hide });
  } });
  const number = el("span", { className: "count" });
  const row = el("label", { className: "check" }, input, glyph(token), el("span", {}, name), number);
  into.append(row);
  boxes.set(token, { input, number, row });
}
for (const k of actorKinds) check($("kinds"), k, PLURAL[k] || k);
for (const k of linkKinds) check($("links"), k, PLURAL[k]);
for (const s of stances) check($("stances"), s, stanceName[s] || s);

for (const id of ["kinds", "links", "stances"]) $(id).hidden = $(id).children.length < 2;
for (const [tone, words] of Object.entries(TONES)) $("tones").append(el("li", {}, glyph(tone), words));

const issueCount = new Map();
for (const n of nodes) if (n.kind === "position" && issueOf(n)) issueCount.set(issueOf(n), (issueCount.get(issueOf(n)) || 0) + n.in.length);
const issues = [...issueCount].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([t]) => t);
let optionsReady = false; // the list is long: it is made when it is first needed
function issueOptions() {
  if (!optionsReady) $("issues").append(...issues.slice(0, 2000).map((t) => el("option", { value: plain(t) })));
  optionsReady = true;
}
// findIssues are the issues with some words, the exact one alone where there is one.
function findIssues(text) {
  const want = text.trim().toLowerCase(), exact = issues.find((t) => plain(t).toLowerCase() === want);
  return !want ? [] : exact ? [exact] : issues.filter((t) => plain(t).toLowerCase().includes(want));
}
$("issue").addEventListener("focus", issueOptions);
$("issue").addEventListener("change", () => {
  if (!$("issue").value.trim()) return;
  const found = findIssues($("issue").value);
  $("issue").value = "";
  if (found.length) change({ issues: [...new Set([...state.issues, ...found.slice(0, 40)])] });
  else say("No issue has these words.");
});

// How many actors are drawn: a slider whose steps grow.
const LEAST_ACTORS = 5, STEPS = 40;
const linkedActors = nodes.filter((n) => n.kind === "actor" && n.out.length + n.in.length > 0).length;
const most = () => Math.max(LEAST_ACTORS + 1, Math.min(MOST_NODES, linkedActors));
const manyAt = (step) => Math.round(LEAST_ACTORS * Math.pow(most() / LEAST_ACTORS, step / STEPS));
const stepOf = (many) => Math.round((STEPS * Math.log(Math.min(many, most()) / LEAST_ACTORS)) / Math.log(most() / LEAST_ACTORS));
let asking = 0;
$("many").addEventListener("input", () => {
  const many = manyAt(+$("many").value);
  clearTimeout(asking);
  asking = setTimeout(() => change({ many: many === OPENING ? 0 : many }, false), 40);
});
$("lines").addEventListener("change", () => change({ lines: $("lines").checked ? "all" : "main" }));
$("hubs").onclick = () => {
  const without = new Set(state.without), hidden = hubs.every((i) => without.has(i));
  for (const i of hubs) hidden ? without.delete(i) : without.add(i);
  change({ without, sel: "" });
};

for (const r of document.querySelectorAll("input[name=mode]")) r.addEventListener("change", () => change({ mode: r.value }));
$("min").addEventListener("change", () => change({ min: Math.min(99, Math.max(1, parseInt($("min").value, 10) || 1)) }));
$("reset").onclick = () => change(fresh());

// showFilters puts the state into the controls, and counts what each stands for.
function showFilters(v) {
  for (const r of document.querySelectorAll("input[name=mode]")) r.checked = r.value === state.mode;
  $("mode-note").textContent = state.mode === "actors" ? "Actors, one line for all that links two" : "With meetings and positions between";
  showMany(v);
  const n = countKinds(v);
  for (const [token, box] of boxes) {
    box.input.checked = !state.hide.has(token);
    box.number.textContent = digits(n.get(token) || 0);
    box.row.classList.toggle("none", !n.get(token));
  }
  $("min").value = state.min;
  $("min-word").textContent = state.min === 1 ? "article" : "articles";
  const chip = (words, remove, aria) => el("li", {}, button(words, remove, { "aria-label": aria + words }));
  $("chosen").replaceChildren(...state.issues.map((t) => chip(plain(t), () => change({ issues: state.issues.filter((x) => x !== t) }), "Remove the issue ")));
  $("without").replaceChildren(...[...state.without].map((i) => chip(nodes[i].name, () => change({ without: new Set([...state.without].filter((x) => x !== i)) }), "Show again ")));
  $("hidden-actors").hidden = !state.without.size;
  $("reset").disabled = writeState({ ...state, sel: "", theme: "", tab: "graph", a: -1, b: -1, on: "" }) === "#";
}

function showMany(v) {
  const actors = state.mode === "actors", hidden = hubs.length > 0 && hubs.every((i) => state.without.has(i));
  $("amount").hidden = !actors || v.total.nodes <= LEAST_ACTORS;
  $("many").max = STEPS;
  $("many").value = stepOf(state.many || OPENING);
  $("many").setAttribute("aria-valuetext", count(Math.min(v.total.nodes, state.many || OPENING), "actor"));
  $("lines").checked = state.lines === "all";
  $("hubs").hidden = !hubs.length;
  $("hubs").textContent = hidden ? "Show hubs" : "Hide hubs";
  $("hubs").title = hubs.map((i) => nodes[i].name).join(", ");
  $("hubs").setAttribute("aria-pressed", String(hidden));
}

// countKinds counts what the filters leave, by kind of node and link.
function countKinds(v) {
  const n = new Map(), add = (k) => n.set(k, (n.get(k) || 0) + 1);
  for (const i of new Set(v.all.flatMap((l) => [l.s, l.t]))) {
    if (nodes[i].kind === "actor") add(nodes[i].group || "other");
    if (nodes[i].kind === "meeting") add("met");
    if (nodes[i].kind === "position") add("shares"), add(nodes[i].group);
  }
  for (const l of v.all) {
    const cls = linkClass(l.kind);
    if (cls === "says" || cls === "acts_for") add(cls);
  }
  return n;
}
