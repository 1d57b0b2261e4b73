// What is drawn: things with a place, and links between them. Canvas and SVG
// are both drawn from it.

const nodeColour = (n) => (n.kind === "meeting" ? "meeting" : n.kind === "position" ? side(n.group) : ["country", "organization", "person"].includes(n.group) ? n.group : "other");
const linkColour = (kind) => ({ met: "meeting", shares: "shares", acts_for: "acts" })[linkClass(kind)] || side(kind);

// readColours reads the colours of the style sheet, as it now is.
function readColours() {
  const computed = getComputedStyle(document.documentElement), all = {};
  for (const name of ["page", "card", "ink", "accent", "country", "organization", "person", "other", "meeting", "for", "against", "neutral", "shares", "acts"]) {
    all[name] = computed.getPropertyValue("--" + name).trim();
  }
  return all;
}
let colours = readColours();

// label is a node's name as far as there is room; a meeting's without those
// who were there, since lines lead to them.
function label(n) {
  const text = n.kind === "meeting" ? n.name.replace(/^.*?: /, "") : n.name;
  return text.length > 66 ? text.slice(0, 64).replace(/\s+\S*$/, "") + " …" : text;
}

// linesOf breaks a label into lines of about 132 pixels.
function linesOf(text, font) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last].length + 1 + word.length) * font * 0.55 < 132) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

function radius(n, score) {
  const grown = Math.min(26, 4.2 * Math.sqrt(score));
  return (n.kind === "actor" ? (n.group === "country" ? 16 : 11) + grown : 12 + grown / 3) / 2;
}

const SHAPES = { meeting: "diamond", position: "hexagon", organization: "square" };
const GAP = 26; // between links of the same two things
const MANY = 600; // links from which on they are drawn fainter, and thinner while something moves

let drawn = { nodes: [], links: [], score: new Map() }; // as visible returns it
let scene = { things: [], links: [], at: new Map() }; // at finds a thing by its node's index

// A thing: { i, n, x, y, r, colour, shape, font, lines, links }, measures in
// the scene's own pixels. A link: { l, s, t, width, colour, arrow, dotted, off }.
function makeScene(v) {
  const at = new Map();
  for (const i of v.nodes) {
    const n = nodes[i], score = v.score.get(i) || 1;
    const font = n.kind === "actor" ? Math.min(15, 10.5 + Math.sqrt(score) / 2) : 10.5;
    at.set(i, { i, n, x: 0, y: 0, r: radius(n, score), colour: nodeColour(n), shape: SHAPES[n.kind] || SHAPES[n.group] || "circle", font, lines: linesOf(label(n), font), links: [] });
  }
  const between = new Map();
  const links = v.links.map((l) => {
    const link = { l, s: at.get(l.s), t: at.get(l.t), width: Math.min(9, 1.1 + Math.log2(l.weight)), colour: linkColour(l.kind), arrow: linkClass(l.kind) === "says", dotted: l.kind === "acts_for" || l.kind === "to_meet", off: 0 };
    link.s.links.push(link);
    if (link.t !== link.s) link.t.links.push(link);
    const pair = Math.min(l.s, l.t) + " " + Math.max(l.s, l.t);
    if (between.has(pair)) between.get(pair).push(link);
    else between.set(pair, [link]);
    return link;
  });
  for (const all of between.values()) all.forEach((link, k) => { link.off = (k - (all.length - 1) / 2) * GAP * (link.l.s < link.l.t ? 1 : -1); });
  // Small things are drawn over large ones, and can be pointed at there.
  return { things: [...at.values()].sort((a, b) => b.r - a.r || a.i - b.i), links, at };
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
