// The filters, which are the legend too.

const PLURAL = { country: "Countries", organization: "Organizations", person: "People", met: "Meetings", shares: "Positions", says: "Said of others", acts_for: "Acts for" };
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

const topicCount = new Map();
for (const n of nodes) if (n.topic) topicCount.set(n.topic, (topicCount.get(n.topic) || 0) + n.in.length);
const topics = [...topicCount].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([t]) => t);
$("topics").append(...topics.slice(0, 2000).map((t) => el("option", { value: plain(t) })));
$("topic").addEventListener("change", () => {
  const want = $("topic").value.trim().toLowerCase();
  if (!want) return;
  const exact = topics.find((t) => plain(t).toLowerCase() === want);
  const found = exact ? [exact] : topics.filter((t) => plain(t).toLowerCase().includes(want));
  $("topic").value = "";
  if (found.length) change({ topics: [...new Set([...state.topics, ...found.slice(0, 40)])] });
  else $("spoken").textContent = "No topic has these words.";
});

for (const r of document.querySelectorAll("input[name=mode]")) r.addEventListener("change", () => change({ mode: r.value }));
$("min").addEventListener("change", () => change({ min: Math.min(99, Math.max(1, parseInt($("min").value, 10) || 1)) }));
$("reset").onclick = () => change({ ...initial(), theme: state.theme, tab: state.tab });

// showFilters puts the state into the controls, and counts what each stands for.
function showFilters(v) {
  for (const r of document.querySelectorAll("input[name=mode]")) r.checked = r.value === state.mode;
  $("mode-note").textContent = state.mode === "actors" ? "Actors, linked by what they share" : "With meetings and positions between";
  const n = new Map(), add = (k) => n.set(k, (n.get(k) || 0) + 1);
  const ends = new Set(v.all.flatMap((l) => [l.s, l.t]));
  for (const i of ends) {
    if (nodes[i].kind === "actor") add(nodes[i].group || "other");
    if (nodes[i].kind === "meeting") add("met");
    if (nodes[i].kind === "position") add("shares"), add(nodes[i].group);
  }
  for (const l of v.all) {
    const cls = linkClass(l.kind);
    if (cls === "says" || cls === "acts_for") add(cls);
  }
  for (const [token, box] of boxes) {
    box.input.checked = !state.hide.has(token);
    box.number.textContent = digits(n.get(token) || 0);
    box.row.classList.toggle("none", !n.get(token));
  }
  $("min").value = state.min;
  $("min-word").textContent = state.min === 1 ? "article" : "articles";
  $("chosen").replaceChildren(...state.topics.map((t) => el("li", {}, el("button", { type: "button", "aria-label": "Remove the topic " + plain(t), onclick: () => change({ topics: state.topics.filter((x) => x !== t) }) }, plain(t)))));
  $("reset").disabled = writeState({ ...state, sel: "", theme: "", tab: "graph" }) === "#";
}

// Finding: a combobox over all names.
const folded = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const names = nodes.map((n, i) => ({ i, name: folded(n.name), other: (n.names || []).map(folded), weight: n.in.length + n.out.length }));
let hits = [], at = -1;

function find(text) {
  const want = folded(text.trim());
  if (!want) return [];
  const rank = (c) => {
    if (c.name === want) return 0;
    if (c.name.startsWith(want)) return 1;
    if (c.other.some((o) => o === want)) return 1.5;
    if (c.name.includes(" " + want)) return 2;
    if (c.other.some((o) => o.startsWith(want))) return 2.5;
    return c.name.includes(want) ? 3 : 9;
  };
  const kindRank = { actor: 0, meeting: 0.2, position: 0.1 };
  return names.map((c) => [rank(c) + kindRank[nodes[c.i].kind], c]).filter(([r]) => r < 9)
    .sort((a, b) => a[0] - b[0] || b[1].weight - a[1].weight || a[1].i - b[1].i).slice(0, 8).map(([, c]) => c.i);
}

function showHits() {
  hits = find($("search").value);
  at = hits.length ? 0 : -1;
  const open = $("search").value.trim() !== "";
  $("found").hidden = !open;
  $("search").setAttribute("aria-expanded", String(open));
  $("found").replaceChildren(...hits.map((i, k) => el("li", { id: "hit" + k, role: "option", onmousedown: (ev) => { ev.preventDefault(); take(k); } },
    glyphOf(nodes[i]), el("bdi", {}, nodes[i].name), el("span", { className: "note" }, nodes[i].kind === "actor" ? nodes[i].group : nodes[i].kind))));
  if (!hits.length && open) $("found").append(el("li", { role: "option", "aria-disabled": "true" }, "Nothing by that name"));
  point();
}
function point() {
  [...$("found").children].forEach((li, k) => li.setAttribute("aria-selected", String(k === at)));
  if (at >= 0) $("search").setAttribute("aria-activedescendant", "hit" + at);
  else $("search").removeAttribute("aria-activedescendant");
}
function close() {
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
}
// take selects a hit, and shows where it is.
function take(k) {
  const i = hits[k];
  close();
  $("search").value = "";
  const part = { sel: nodes[i].id };
  if (state.mode === "actors" && nodes[i].kind !== "actor") part.mode = "all";
  change(part);
  const t = scene.at.get(i);
  if (t && state.tab === "graph") glide(t);
}
$("search").addEventListener("input", showHits);
$("search").addEventListener("blur", close);
$("search").addEventListener("keydown", (ev) => {
  if (ev.key === "ArrowDown" || ev.key === "ArrowUp") {
    if (hits.length) at = (at + (ev.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    point();
    ev.preventDefault();
  } else if (ev.key === "Enter" && at >= 0) take(at);
  else if (ev.key === "Escape") close();
});
