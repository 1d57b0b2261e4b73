// Finding: a combobox over all names. It forgives a wrong letter, and ranks by
// how much there is.

const unaccented = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// countryOf is for whom an actor acts.
function countryOf(n) {
  const e = n.out.find((e) => e.kind === "acts_for");
  return e ? nodes[e.t].name : "";
}

// Numbers from nodes.length on are issues.
const thingAt = (i) => nodes[i] || { kind: "issue", name: plain(issues[i - nodes.length]), in: [], out: [] };
const weightAt = (i) => (nodes[i] ? nodes[i].in.length + nodes[i].out.length : issueCount.get(issues[i - nodes.length]));

// What is searched is made when it is first needed: it takes longer than the
// picture. Each thing is one line of its names.
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1, unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b" });
let searched = null;
const codeOf = (n) => (n.kind === "actor" ? n.id.replace(/^.*?:/, "").replace(/\/.*/, "") : "");
function lines() {
  searched = searched || nodes.map((n) => unaccented([n.name, ...(n.names || []), codeOf(n)].join(" | "))).concat(issues.map((t) => unaccented(plain(t))));
  return searched;
}

const KIND_WEIGHT = { actor: 3, issue: 1.5, position: 0, meeting: 0 };
// score ranks a hit by how it is meant, by its kind, and by how much there is of it.
function score(i, want) {
  const line = lines()[i], names = line.split(" | "), word = (" " + names[0]).includes(" " + want);
  const fit = names.includes(want) ? 4 : names[0].startsWith(want) ? 3 : word ? 2 : line.includes(want) ? 1 : 0;
  return 1.5 * fit + KIND_WEIGHT[thingAt(i).kind] + 1.2 * Math.log1p(weightAt(i));
}

// find is the places of what a text may mean, the likeliest first.
function find(text, most = 9, only = () => true) {
  const want = unaccented(text.trim());
  if (!want) return [];
  const found = (fuzzy.search(lines(), want, 4)[0] || []).filter(only), scores = new Map(found.map((i) => [i, score(i, want)]));
  return found.sort((a, b) => scores.get(b) - scores.get(a) || a - b).slice(0, most);
}

// about says what tells a hit apart: role, country or kind, and how many articles prove something of it.
function about(i) {
  if (!nodes[i]) return "issue, " + count(weightAt(i), "position");
  const n = nodes[i], what = n.kind !== "actor" ? n.kind : [n.role && plain(n.role).split(", ")[0], countryOf(n)].filter(Boolean).join(", ") || n.group || "actor";
  const many = articlesOf(proofsAt(n));
  return what + (many ? ", " + count(many, "article") : ", no links");
}

// combobox lets an input find nodes: take is called with the one that is taken.
function combobox(input, box, take, only) {
  let hits = [], at = -1;
  const point = () => {
    [...box.children].forEach((li, k) => li.setAttribute("aria-selected", String(k === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", box.id + at);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => { box.hidden = true; input.setAttribute("aria-expanded", "false"); };
  const choose = (k) => { const i = hits[k]; close(); input.value = ""; take(i); };
  const showHits = () => {
    hits = find(input.value, 9, only);
    at = hits.length ? 0 : -1;
    const open = input.value.trim() !== "";
    box.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    box.replaceChildren(...hits.map((i, k) => el("li", { id: box.id + k, role: "option", onmousedown: (ev) => { ev.preventDefault(); choose(k); } },
      nodes[i] ? glyphOf(nodes[i]) : glyph("shares"), el("span", { className: "hit" }, el("bdi", {}, thingAt(i).name), el("span", { className: "note" }, about(i))))));
    if (!hits.length && open) box.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing by that name"));
    point();
  };
  input.addEventListener("input", showHits);
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => setTimeout(lines, 0));
  input.addEventListener("keydown", (ev) => {
    if (ev.key === "ArrowDown" || ev.key === "ArrowUp") {
      if (hits.length) at = (at + (ev.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      point();
      ev.preventDefault();
    } else if (ev.key === "Enter" && at >= 0) choose(at);
    else if (ev.key === "Escape") close();
  });
}

// What is found is selected, and shown where it is.
combobox($("search"), $("found"), (i) => {
  if (i >= nodes.length) return change({ tab: "trend", on: "issue:" + issues[i - nodes.length], sel: "" });
  const part = { sel: nodes[i].id };
  if (state.mode === "actors" && nodes[i].kind !== "actor" && state.tab === "graph") part.mode = "all";
  if (state.without.has(i)) part.without = new Set([...state.without].filter((x) => x !== i));
  change(part);
});
