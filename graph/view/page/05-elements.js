// Elements of the page, and the small pictures in it.

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
const say = (text) => { $("spoken").textContent = text; };
const button = (text, act, props = {}) => el("button", { type: "button", onclick: act, ...props }, text);

// press lets a part of a picture be clicked, and be chosen by keyboard.
function press(node, act) {
  node.addEventListener("click", act);
  node.addEventListener("keydown", (ev) => { if (ev.key === "Enter" || ev.key === " ") { ev.preventDefault(); act(); } });
}

const knownStances = new Set(nodes.filter((n) => n.kind === "position").map((n) => n.group));
for (const e of edges) if (linkClass(e.kind) === "says") knownStances.add(e.kind);

// glyph is the small picture of a kind of node or link, as it is drawn.
function glyph(kind, camp = -1) {
  const g = svg("svg", { class: "glyph", viewBox: "0 0 22 14", "aria-hidden": "true" });
  const line = (cls) => svg("line", { class: "stroke " + cls, x1: 1, y1: 7, x2: 21, y2: 7 });
  const own = " " + campClass(camp);
  const shape = {
    country: () => svg("circle", { class: "actor" + own, cx: 11, cy: 7, r: 6 }),
    organization: () => svg("rect", { class: "actor" + own, x: 5, y: 1.5, width: 12, height: 11, rx: 3 }),
    person: () => svg("circle", { class: "person" + own, cx: 11, cy: 7, r: 4.5 }),
    meeting: () => svg("path", { class: "meeting", d: "M11 0.5 17.5 7 11 13.5 4.5 7z" }),
    camp: () => svg("rect", { class: "actor" + own, x: 3, y: 1, width: 16, height: 12, rx: 6 }),
    met: () => line("link-met"), shares: () => line("link-with"), acts_for: () => line("link-acts"), with: () => line("link-with"), against: () => line("link-against"), mixed: () => line("link-mixed"),
    says: () => { const x = svg("g"); x.append(svg("line", { class: "stroke link-other", x1: 1, y1: 7, x2: 16, y2: 7 }), svg("path", { class: "tip", d: "M14 2.5 21 7 14 11.5z" })); return x; },
  }[kind];
  const hexagon = () => svg("path", { class: "position-" + side(kind), d: "M7.5 1.5h7l3.5 5.5-3.5 5.5h-7L4 7z" });
  g.append(shape ? shape() : knownStances.has(kind) ? hexagon() : svg("circle", { class: "actor" + own, cx: 11, cy: 7, r: 5 }));
  return g;
}
const glyphOf = (n) => glyph(n.kind === "meeting" ? "meeting" : n.group || "other", n.camp);

// CAMPS is how many camps have a colour of their own.
const CAMPS = 8;
const campClass = (camp) => (camp >= 0 && camp < CAMPS ? "camp" + camp : "other");

// campName is the word for a camp: the issue on which it stands together,
// else its strongest members.
function campName(c) {
  if (c.issue) return plain(c.issue).replace(/^./u, (first) => first.toUpperCase());
  return c.members.slice(0, 2).map((i) => nodes[i].name).join(" and ");
}
