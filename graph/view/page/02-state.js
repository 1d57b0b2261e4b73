// What is chosen. All of it stands in the address, so that a link shows the same again.

const SMALL = 90; // nodes up to which everything is drawn at first
const initial = () => ({
  mode: nodes.length <= SMALL ? "all" : "actors",
  hide: new Set(), topics: [], since: "", until: "", min: 1,
  around: -1, hops: 1, tab: "graph", sel: "", theme: "",
});

const isDate = (s) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(s);

// readState reads an address; what it does not understand, it leaves out.
function readState(hash) {
  const s = initial();
  const q = new URLSearchParams(hash.replace(/^#/, ""));
  if (["all", "actors"].includes(q.get("show"))) s.mode = q.get("show");
  if (q.get("hide")) s.hide = new Set(q.get("hide").split(","));
  s.topics = q.getAll("topic");
  if (isDate(q.get("since") || "")) s.since = q.get("since");
  if (isDate(q.get("until") || "")) s.until = q.get("until");
  s.min = Math.min(99, Math.max(1, parseInt(q.get("min"), 10) || 1));
  if (byID.has(q.get("around"))) s.around = byID.get(q.get("around"));
  s.hops = Math.min(3, Math.max(1, parseInt(q.get("hops"), 10) || 1));
  if (q.get("tab") === "table") s.tab = "table";
  if (["light", "dark"].includes(q.get("theme"))) s.theme = q.get("theme");
  s.sel = q.get("sel") || "";
  return s;
}

// writeState is the address of a state: what differs from the beginning.
function writeState(s) {
  const base = initial(), q = new URLSearchParams();
  if (s.mode !== base.mode) q.set("show", s.mode);
  if (s.hide.size) q.set("hide", [...s.hide].sort().join(","));
  for (const t of s.topics) q.append("topic", t);
  if (s.since) q.set("since", s.since);
  if (s.until) q.set("until", s.until);
  if (s.min > 1) q.set("min", s.min);
  if (s.around >= 0) q.set("around", nodes[s.around].id);
  if (s.around >= 0 && s.hops > 1) q.set("hops", s.hops);
  if (s.tab !== "graph") q.set("tab", s.tab);
  if (s.theme) q.set("theme", s.theme);
  if (s.sel) q.set("sel", s.sel);
  return "#" + q.toString();
}

let state = readState(location.hash);

// change sets part of the state and shows it. Choosing something is a step to
// go back to; moving a slider is none.
function change(part, step = true) {
  state = { ...state, ...part };
  const hash = writeState(state);
  if (hash !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", hash);
  show();
}

// el makes an element. Text is text, never HTML.
function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [k, v] of Object.entries(props)) {
    if (v === undefined || v === null) continue;
    if (k.startsWith("on")) node.addEventListener(k.slice(2), v);
    else if (k in node && k !== "list" && k !== "role") node[k] = v;
    else node.setAttribute(k, v);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}

function svg(name, props = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [k, v] of Object.entries(props)) if (v !== undefined) node.setAttribute(k, v);
  node.append(...children);
  return node;
}

const $ = (id) => document.getElementById(id);
const digits = new Intl.NumberFormat("en").format;
const count = (n, one, many = one + "s") => digits(n) + " " + (n === 1 ? one : many);

// glyph is the small picture of a kind of node or link, as it is drawn.
function glyph(kind) {
  const g = svg("svg", { class: "glyph", viewBox: "0 0 22 14", "aria-hidden": "true" });
  const line = (cls) => svg("line", { class: "stroke " + cls, x1: 1, y1: 7, x2: 21, y2: 7 });
  const shape = {
    country: () => svg("circle", { class: "country", cx: 11, cy: 7, r: 6 }),
    organization: () => svg("rect", { class: "organization", x: 5, y: 1.5, width: 12, height: 11, rx: 3 }),
    person: () => svg("circle", { class: "person", cx: 11, cy: 7, r: 4.5 }),
    meeting: () => svg("path", { class: "meeting", d: "M11 0.5 17.5 7 11 13.5 4.5 7z" }),
    met: () => line("link-met"), shares: () => line("link-shares"), acts_for: () => line("link-acts_for"),
    says: () => { const x = svg("g"); x.append(svg("line", { class: "stroke link-says", x1: 1, y1: 7, x2: 16, y2: 7 }), svg("path", { class: "tip", d: "M14 2.5 21 7 14 11.5z" })); return x; },
  }[kind];
  const hexagon = () => svg("path", { class: "position-" + side(kind), d: "M7.5 1.5h7l3.5 5.5-3.5 5.5h-7L4 7z" });
  g.append(shape ? shape() : FOR.has(kind) || AGAINST.has(kind) || knownStances.has(kind) ? hexagon() : svg("circle", { class: "other", cx: 11, cy: 7, r: 5 }));
  return g;
}
const knownStances = new Set(nodes.filter((n) => n.kind === "position").map((n) => n.group));
for (const e of edges) if (linkClass(e.kind) === "says") knownStances.add(e.kind);
const glyphOf = (n) => glyph(n.kind === "meeting" ? "meeting" : n.group || "other");
