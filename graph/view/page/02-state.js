// What is chosen. All of it stands in the address, so that a link shows the same again.

const TABS = ["graph", "matrix", "compare", "trend", "map", "table"];
const initial = () => ({
  mode: "actors", many: 0, lines: "main",
  hide: new Set(), without: new Set(), issues: [], since: "", until: "", min: 1,
  around: -1, hops: 1, tab: "graph", sel: "", a: -1, b: -1, on: "", theme: "",
});

const isDate = (s) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(s);
const bounded = (text, least, most) => Math.min(most, Math.max(least, parseInt(text, 10) || least));
const nodeAt = (id) => (byID.has(id) ? byID.get(id) : -1);

// readState reads an address; what it does not understand, it leaves out.
function readState(hash) {
  const s = initial();
  const q = new URLSearchParams(hash.replace(/^#/, ""));
  if (q.get("show") === "all") s.mode = "all";
  if (q.get("many")) s.many = bounded(q.get("many"), 2, MOST_NODES);
  if (q.get("lines") === "all") s.lines = "all";
  if (q.get("hide")) s.hide = new Set(q.get("hide").split(","));
  s.without = new Set(q.getAll("without").map(nodeAt).filter((i) => i >= 0));
  s.issues = q.getAll("issue");
  if (isDate(q.get("since") || "")) s.since = q.get("since");
  if (isDate(q.get("until") || "")) s.until = q.get("until");
  s.min = bounded(q.get("min"), 1, 99);
  s.around = nodeAt(q.get("around"));
  s.hops = bounded(q.get("hops"), 1, 3);
  if (TABS.includes(q.get("tab"))) s.tab = q.get("tab");
  if (["light", "dark"].includes(q.get("theme"))) s.theme = q.get("theme");
  s.a = nodeAt(q.get("a"));
  s.b = nodeAt(q.get("b"));
  s.on = q.get("on") || "";
  s.sel = q.get("sel") || "";
  return s;
}

// writeState is the address of a state: what differs from the beginning.
function writeState(s) {
  const q = new URLSearchParams(), put = (name, value) => value && q.set(name, value);
  put("show", s.mode === "all" && "all");
  put("many", s.many);
  put("lines", s.lines === "all" && "all");
  put("hide", [...s.hide].sort().join(","));
  for (const i of s.without) q.append("without", nodes[i].id);
  for (const t of s.issues) q.append("issue", t);
  put("since", s.since);
  put("until", s.until);
  put("min", s.min > 1 && s.min);
  put("around", s.around >= 0 && nodes[s.around].id);
  put("hops", s.around >= 0 && s.hops > 1 && s.hops);
  put("tab", s.tab !== "graph" && s.tab);
  put("theme", s.theme);
  put("a", s.a >= 0 && nodes[s.a].id);
  put("b", s.b >= 0 && nodes[s.b].id);
  put("on", s.on);
  put("sel", s.sel);
  return "#" + q.toString();
}

let state = initial(); // what the address says is read once all of the page is there

// change sets part of the state and shows it. Choosing something is a step to
// go back to; moving a slider is none.
function change(part, step = true) {
  state = { ...state, ...part };
  const hash = writeState(state);
  if (hash !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", hash);
  show();
}

// fresh is the beginning, but for what is not about what is drawn.
const fresh = () => ({ ...initial(), theme: state.theme, tab: state.tab });
