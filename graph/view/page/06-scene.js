// What is drawn: things with a place, and links between them. Canvas and SVG
// are both drawn from it.

const nodeColour = (n) => (n.kind === "meeting" ? "meeting" : n.kind === "position" ? side(n.group) : campClass(n.camp));
const linkColour = (kind) => ({ met: "meeting", shares: "with", acts_for: "acts" })[linkClass(kind)] || side(kind);
// pairColour: what stands together within a camp has the camp's colour.
const pairColour = (p) => (p.tone === "with" && nodes[p.s].camp >= 0 && nodes[p.s].camp === nodes[p.t].camp ? campClass(nodes[p.s].camp) : p.tone);

const COLOURS = ["page", "card", "ink", "soft", "accent", "other", "meeting", "for", "against", "neutral", "with", "mixed", "met", "acts", ...Array.from({ length: CAMPS }, (_, k) => "camp" + k)];
// readColours reads the colours of the style sheet, as it now is.
function readColours() {
  const computed = getComputedStyle(document.documentElement), all = {};
  for (const name of COLOURS) all[name] = computed.getPropertyValue("--" + name).trim();
  return all;
}
let colours = readColours();

// cut shortens a text to so many letters, between words.
const cut = (text, letters) => (text.length > letters ? text.slice(0, letters - 2).replace(/\s+\S*$/, "") + " …" : text);

// label is a node's name as far as there is room; a meeting's without those
// who were there, since lines lead to them.
function label(n) {
  const text = n.kind === "meeting" ? n.name.replace(/^.*?: /, "") : n.name;
  return cut(text, 66);
}

// linesOf breaks a label into lines of about so many pixels.
function linesOf(text, font, wide = 132) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last].length + 1 + word.length) * font * 0.55 < wide) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

// pairWords says in short what a line stands for.
function pairWords(p) {
  const says = { for: 0, against: p.opposed.length, neutral: 0 };
  for (const l of p.says) says[side(l.kind)] += l.weight;
  const parts = [[p.met.length, "met"], [p.toMeet.length, "to meet"], [p.shares.length, "shared"], [says.for, "for"], [says.against, "against"], [says.neutral, "said"]];
  return parts.filter(([n]) => n).map(([n, word]) => `${n} ${word}`).join(", ") || "acts for";
}

// radius grows with what there is of a node, up to the most there is of one.
function radius(n, score, most) {
  const grown = 15 * Math.sqrt(score / most);
  return n.kind === "actor" ? (n.group === "country" ? 6 : 5) + grown : 5 + grown / 3;
}

const SHAPES = { meeting: "diamond", position: "hexagon", organization: "square" };
const GAP = 26; // between links of the same two things
const MANY = 600; // links from which on they are drawn fainter, and thinner while something moves

let drawn = { nodes: [], links: [], score: new Map(), all: [], pairs: [] }; // as visible returns it
let scene = { things: [], links: [], at: new Map() }; // at finds a thing by its node's index

// A thing: { i, n, x, y, r, colour, shape, font, lines, links }, measures in
// the scene's own pixels. A link: { l, s, t, width, colour, arrow, dash, off }.
function makeScene(v) {
  const at = new Map(), most = Math.max(4, ...v.nodes.map((i) => v.score.get(i) || 1)), strongest = Math.max(2, ...v.links.map((l) => l.strength || 0));
  for (const i of v.nodes) {
    const n = nodes[i], score = v.score.get(i) || 1;
    const font = n.kind === "actor" ? 11 + 4 * Math.sqrt(score / most) : 10.5;
    at.set(i, { i, n, x: 0, y: 0, r: radius(n, score, most), base: radius(n, score, most), colour: nodeColour(n), shape: SHAPES[n.kind] || SHAPES[n.group] || "circle", font, lines: linesOf(label(n), font), links: [] });
  }
  const links = v.links.map((l) => {
    const link = l.pair ? pairLink(l, strongest) : oneLink(l);
    Object.assign(link, { l, s: at.get(l.s), t: at.get(l.t), off: 0, base: link.width });
    link.s.links.push(link);
    if (link.t !== link.s) link.t.links.push(link);
    return link;
  });
  bend(links);
  // Small things are drawn over large ones, and can be pointed at there.
  return { things: [...at.values()].sort((a, b) => b.r - a.r || a.i - b.i), links, at };
}
const DASH = { against: [7, 4], mixed: [12, 3, 2, 3], acts: [2, 4] };
const pairLink = (p, most) => ({ width: 1.2 + 5.5 * Math.sqrt(p.strength / most), colour: pairColour(p), dash: DASH[p.tone], words: pairWords(p) });
const oneLink = (l) => ({ width: Math.min(9, 1.1 + Math.log2(l.weight)), colour: linkColour(l.kind), arrow: linkClass(l.kind) === "says", dash: l.kind === "acts_for" ? DASH.acts : undefined });

// resize keeps things as large as they are whatever the zoom, as labels are;
// the more there are, the smaller.
function resize() {
  if (state.mode !== "actors") return;
  const { w, h } = panel(), part = Math.min(1, Math.max(0.3, Math.sqrt((w * h) / (Math.max(1, scene.things.length) * 12000))));
  for (const t of scene.things) t.r = (t.base * part) / labelScale();
  for (const link of scene.links) link.width = (link.base * part) / labelScale();
}

// bend draws links of the same two things beside each other.
function bend(links) {
  const between = new Map();
  for (const link of links) {
    const pair = Math.min(link.l.s, link.l.t) + " " + Math.max(link.l.s, link.l.t);
    if (between.has(pair)) between.get(pair).push(link);
    else between.set(pair, [link]);
  }
  for (const all of between.values()) all.forEach((link, k) => { link.off = (k - (all.length - 1) / 2) * GAP * (link.l.s < link.l.t ? 1 : -1); });
}
// course is the way of a link, from edge to edge of what it links: a to b,
// bent by the control point c where it is not straight.
function course(link) {
  const { s, t } = link;
  let dx = t.x - s.x, dy = t.y - s.y;
  const d = Math.hypot(dx, dy) || 1;
  dx /= d; dy /= d;
  if (!link.off) return { ax: s.x + dx * s.r, ay: s.y + dy * s.r, bx: t.x - dx * t.r, by: t.y - dy * t.r };
  const cx = (s.x + t.x) / 2 - dy * link.off * 2, cy = (s.y + t.y) / 2 + dx * link.off * 2;
  const ds = Math.hypot(cx - s.x, cy - s.y) || 1, dt = Math.hypot(cx - t.x, cy - t.y) || 1;
  return { ax: s.x + ((cx - s.x) / ds) * s.r, ay: s.y + ((cy - s.y) / ds) * s.r, bx: t.x + ((cx - t.x) / dt) * t.r, by: t.y + ((cy - t.y) / dt) * t.r, cx, cy };
}
const onCourse = (c, u) => (c.cx === undefined ? { x: c.ax + (c.bx - c.ax) * u, y: c.ay + (c.by - c.ay) * u }
  : { x: (1 - u) ** 2 * c.ax + 2 * u * (1 - u) * c.cx + u * u * c.bx, y: (1 - u) ** 2 * c.ay + 2 * u * (1 - u) * c.cy + u * u * c.by });

// The pens of canvas and SVG understand moveTo, lineTo, quadraticCurveTo,
// circle and closePath.

function linePath(pen, c) {
  pen.moveTo(c.ax, c.ay);
  if (c.cx === undefined) pen.lineTo(c.bx, c.by);
  else pen.quadraticCurveTo(c.cx, c.cy, c.bx, c.by);
}

function arrowPath(pen, c, length) {
  const angle = Math.atan2(c.by - (c.cy ?? c.ay), c.bx - (c.cx ?? c.ax)), cos = Math.cos(angle), sin = Math.sin(angle);
  pen.moveTo(c.bx, c.by);
  pen.lineTo(c.bx - length * cos + length * 0.45 * sin, c.by - length * sin - length * 0.45 * cos);
  pen.lineTo(c.bx - length * cos - length * 0.45 * sin, c.by - length * sin + length * 0.45 * cos);
  pen.closePath();
}
const arrowLength = (link) => 5 + 1.6 * link.width;

function polygon(pen, x, y, corners) {
  corners.forEach(([dx, dy], k) => (k ? pen.lineTo(x + dx, y + dy) : pen.moveTo(x + dx, y + dy)));
  pen.closePath();
}
function thingPath(pen, { shape, x, y, r }) {
  switch (shape) {
    case "diamond": return polygon(pen, x, y, [[0, -r], [r, 0], [0, r], [-r, 0]]);
    case "hexagon": return polygon(pen, x, y, [[-r, 0], [-r / 2, -r], [r / 2, -r], [r, 0], [r / 2, r], [-r / 2, r]]);
    case "square": { const c = r * 0.72; return polygon(pen, x, y, [[-c, -r], [c, -r], [r, -c], [r, c], [c, r], [-c, r], [-r, c], [-r, -c]]); }
  }
  pen.circle(x, y, r);
}

// hitThing and hitLink find what is at a place, no more than near away.
function hitThing(x, y, near) {
  for (let k = scene.things.length - 1; k >= 0; k--) {
    const t = scene.things[k], reach = t.r + near;
    if (Math.abs(t.x - x) < reach && Math.hypot(t.x - x, t.y - y) < reach) return t;
  }
  return null;
}
function hitLink(x, y, near) {
  let best = null, least = near;
  for (const link of scene.links) {
    const room = near + Math.abs(link.off), { s, t } = link;
    if (x < Math.min(s.x, t.x) - room || x > Math.max(s.x, t.x) + room || y < Math.min(s.y, t.y) - room || y > Math.max(s.y, t.y) + room) continue;
    const c = course(link), parts = c.cx === undefined ? 1 : 12;
    for (let k = 0; k < parts; k++) {
      const d = distanceTo(x, y, onCourse(c, k / parts), onCourse(c, (k + 1) / parts)) - link.width / 2;
      if (d < least) [best, least] = [link, d];
    }
  }
  return best;
}
function distanceTo(x, y, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, u = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - u * dx, y - a.y - u * dy);
}
