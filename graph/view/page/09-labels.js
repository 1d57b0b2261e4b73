// Words in the picture: names of things, of lines and of camps, each where
// there is room for it, the stronger first, as on a map.

// Labels keep their size whatever the zoom, but for things seen large.
const labelGrowth = () => Math.max(1, view.k / 1.6);
const labelScale = () => view.k / labelGrowth(); // a pixel of the scene in pixels of a label

// Room knows which parts of the panel are taken, cell by cell.
class Room {
  constructor() { this.cells = new Map(); }
  *around([x1, y1, x2, y2]) {
    for (let x = Math.floor(x1 / 64); x <= Math.floor(x2 / 64); x++) for (let y = Math.floor(y1 / 64); y <= Math.floor(y2 / 64); y++) yield x * 4096 + y;
  }
  take(box, by = this) {
    for (const c of this.around(box)) this.cells.has(c) ? this.cells.get(c).push([box, by]) : this.cells.set(c, [[box, by]]);
  }
  free(a, but) {
    for (const c of this.around(a)) for (const [b, by] of this.cells.get(c) || []) if (by !== but && a[2] > b[0] && a[0] < b[2] && a[3] > b[1] && a[1] < b[3]) return false;
    return true;
  }
}

let named = new Map(); // the things whose labels have room: where these are from the thing's middle, in pixels
let spoken = []; // words beside lines and camps: { x, y (in the scene), lines, font, colour, weight, of }

const widthOf = (lines, font) => Math.max(...lines.map((l) => l.length)) * font * 0.57 + 4;

// spots are where a label may stand around a thing: below, right, left, above,
// and at the corners.
function spots(w, h, r) {
  const c = r * 0.7 + 2;
  return [{ x: -w / 2, y: r + 2 }, { x: r + 4, y: -h / 2 }, { x: -r - 4 - w, y: -h / 2 }, { x: -w / 2, y: -r - 2 - h },
    { x: c, y: c }, { x: -c - w, y: c }, { x: c, y: -c - h }, { x: -c - w, y: -c - h }];
}

const withinPanel = ([x1, y1, x2, y2]) => { const { w, h } = panel(); return x1 >= 2 && y1 >= 2 && x2 <= w - 2 && y2 <= h - 2; };

// zoomBox is where the buttons for zooming stand.
function zoomBox() {
  const box = $("fit").parentElement, { offsetLeft: x, offsetTop: y } = box;
  return [x, y, x + box.offsetWidth, y + box.offsetHeight];
}

// relabel finds the words that have room: the strongest names, what camps stand for, and
// then the rest.
const FIRST = 6;
function relabel() {
  const room = new Room(), grown = labelGrowth();
  const rank = (t) => (t === marks.chosen ? 2 : marks.near.has(t) ? 1 : 0);
  named = new Map();
  spoken = [];
  for (const t of scene.things) {
    const p = toPanel(t), r = t.r * view.k;
    room.take([p.x - r, p.y - r, p.x + r, p.y + r], t);
  }
  room.take(zoomBox());
  const strongest = [...scene.things].sort((a, b) => rank(b) - rank(a) || drawn.score.get(b.i) - drawn.score.get(a.i) || a.i - b.i);
  const first = strongest.slice(0, FIRST), rest = strongest.slice(FIRST);
  for (const t of first) nameThing(t, room, grown);
  if (state.mode === "actors") nameCamps(room);
  for (const t of rest) nameThing(t, room, grown);
  if (state.mode === "actors") nameLines(room);
  redraw();
}

function nameThing(t, room, grown) {
  const p = toPanel(t), w = widthOf(t.lines, t.font) * grown, h = (t.lines.length * t.font * 1.17 + 2) * grown;
  for (const spot of spots(w, h, t.r * view.k)) {
    const box = [p.x + spot.x, p.y + spot.y, p.x + spot.x + w, p.y + spot.y + h];
    if (!withinPanel(box) || !room.free(box, t)) continue;
    named.set(t, { x: spot.x + w / 2, y: spot.y, size: grown });
    return room.take(box, t);
  }
}

// nameLines says what the strongest lines stand for; of what is chosen, all its lines.
const MOST_WORDS = 16;
function nameLines(room) {
  const telling = (k) => k.l.weight > 1 || k.l.against > 0 || scene.links.length < 30;
  const about = scene.links.filter((k) => (marks.fading ? k === marks.chosen || marks.near.has(k) : telling(k))).sort((a, b) => b.l.strength - a.l.strength);
  for (const link of about.slice(0, marks.fading ? 60 : MOST_WORDS * Math.max(1, level))) {
    const font = 10, lines = [link.words], w = widthOf(lines, font), h = font + 4, c = course(link);
    if (Math.hypot(c.bx - c.ax, c.by - c.ay) * view.k < w * 0.8) continue;
    for (const u of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const at = onCourse(c, u), p = toPanel(at), box = [p.x - w / 2, p.y - h / 2, p.x + w / 2, p.y + h / 2];
      if (!withinPanel(box) || !room.free(box)) continue;
      spoken.push({ x: at.x, y: at.y, up: h / 2, lines, font, colour: link.l.tone === "against" ? "against" : "soft", weight: 400, of: link });
      room.take(box);
      break;
    }
  }
}

// campsShown are the camps of which two or more members are drawn, with these.
function campsShown() {
  const of = new Map();
  for (const t of scene.things) if (t.n.kind === "actor" && t.n.camp >= 0 && t.n.camp < CAMPS) of.has(t.n.camp) ? of.get(t.n.camp).push(t) : of.set(t.n.camp, [t]);
  return [...of].filter(([, all]) => all.length > 1).sort((a, b) => a[0] - b[0]);
}

// nameCamps writes beside or within each camp what it stands for.
function nameCamps(room) {
  for (const [k, all] of campsShown()) {
    const text = campName(camps[k]), font = 11.5;
    const set = [[56, 190], [56, 120], [30, 120]].map(([letters, wide]) => linesOf(cut(text, letters), font, wide)).map((lines) => ({ lines, w: widthOf(lines, font) + 6, h: lines.length * font * 1.2 + 4 }));
    const found = set.flatMap((words) => campSpots(all, words).map((at) => ({ ...words, at }))).find(({ at: [x, y], w, h }) => {
      const box = [x, y, x + w, y + h];
      return withinPanel(box) && room.free(box);
    });
    if (!found) continue;
    const { lines, w, h, at: [x, y] } = found, at = toScene(x + w / 2, y + 2);
    spoken.push({ x: at.x, y: at.y, up: 0, lines, font, colour: campClass(k), weight: 700, camp: k });
    room.take([x, y, x + w, y + h]);
  }
}

// campSpots are where the words of a camp may stand, the best first: over its ground,
// under it, around it, and within it between its members.
function campSpots(all, { w, h }) {
  const corners = ground(all).map(([x, y]) => toPanel({ x, y })), xs = corners.map((c) => c.x), ys = corners.map((c) => c.y), { w: wide } = panel();
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), low = Math.max(...ys), mid = { x: (left + right) / 2, y: (top + low) / 2 };
  const spots = [];
  const over = corners.filter((c) => c.y < mid.y).sort((a, b) => a.y - b.y), under = corners.filter((c) => c.y >= mid.y).sort((a, b) => b.y - a.y);
  for (const gap of [3, -h - 4]) { // outside of the ground's rim, and just inside
    for (const c of over) spots.push([c.x - w / 2, c.y - h - gap]);
    for (const c of under) spots.push([c.x - w / 2, c.y + gap]);
  }
  for (const c of corners) spots.push([c.x < mid.x ? c.x - w - 3 : c.x + 3, c.y - h / 2]);
  for (let v = 1; v < 8; v++) for (let u = 1; u < 4; u++) spots.push([left + ((right - left) * u) / 4 - w / 2, top + ((low - top) * v) / 8 - h / 2]);
  return spots.map(([x, y]) => [Math.max(4, Math.min(wide - w - 4, x)), y]);
}

let family = "";
function write(g, lines, x, y, font, weight, colour) {
  family = family || getComputedStyle(document.body).fontFamily;
  g.font = `${weight} ${font}px ${family}`;
  g.textAlign = "center";
  g.textBaseline = "alphabetic";
  g.lineJoin = "round";
  g.lineWidth = 3;
  g.strokeStyle = colours.page;
  g.fillStyle = colours[colour];
  lines.forEach((line, n) => {
    const down = y + font * (0.9 + 1.17 * n);
    g.strokeText(line, x, down);
    g.fillText(line, x, down);
  });
}

function paintLabel(g, t) {
  const at = named.get(t);
  if (!at && t !== marks.chosen && t !== marks.pointed) return;
  const p = toPanel(t), size = at ? at.size : labelGrowth();
  g.globalAlpha = faint(t) ? 0.16 : 1;
  write(g, t.lines, p.x + (at ? at.x : 0), p.y + (at ? at.y : t.r * view.k + 2), t.font * size, t.n.kind === "actor" ? 600 : 400, "ink");
}

function paintWords(g) {
  for (const s of spoken) {
    const p = toPanel(s);
    g.globalAlpha = s.of ? alphaOf(s.of) : marks.fading ? 0.35 : 1;
    write(g, s.lines, p.x, p.y - s.up, s.font, s.weight, s.colour);
  }
  g.globalAlpha = 1;
}

// PADDING is how far the ground of a camp reaches around its members.
const PADDING = 26; // in pixels of a label

// hull is the convex polygon around some points (Andrew's monotone chain).
function hull(points) {
  const all = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => { const h = []; for (const p of list) { while (h.length > 1 && turn(h.at(-2), h.at(-1), p) <= 0) h.pop(); h.push(p); } return h.slice(0, -1); };
  return [...half(all), ...half(all.reverse())];
}
function ground(things) {
  return hull(things.flatMap((t) => Array.from({ length: 12 }, (_, k) => [t.x + (t.r + PADDING / labelScale()) * Math.cos((k * Math.PI) / 6), t.y + (t.r + PADDING / labelScale()) * Math.sin((k * Math.PI) / 6)])));
}

// paintCamps lays a ground of its colour under each camp.
function paintCamps(g) {
  if (state.mode !== "actors" || state.around >= 0) return;
  for (const [k, all] of campsShown()) {
    g.globalAlpha = marks.fading && !all.some((t) => marks.near.has(t)) ? 0.03 : 0.1;
    g.fillStyle = colours[campClass(k)];
    g.beginPath();
    ground(all).forEach(([x, y], n) => (n ? g.lineTo(x, y) : g.moveTo(x, y)));
    g.fill();
  }
  g.globalAlpha = 1;
}
