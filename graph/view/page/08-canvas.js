// The picture on the page, drawn at most once a frame.

// A layer is a canvas over the panel. It remembers in which view it was drawn,
// so that it can be moved along with the view without being drawn anew: that
// is what keeps a large picture from stuttering.
class Layer {
  constructor() {
    this.canvas = el("canvas", { "aria-hidden": "true" });
    $("graph").append(this.canvas);
    this.stale = true;
    this.drawn = { k: 1, x: 0, y: 0, held: null };
  }
  // begin clears the canvas, and returns it ready to be drawn on in the scene's pixels.
  begin() {
    const { w, h } = panel(), wide = Math.round(w * sharp()), high = Math.round(h * sharp());
    if (this.canvas.width !== wide || this.canvas.height !== high) [this.canvas.width, this.canvas.height] = [wide, high];
    const g = this.canvas.getContext("2d");
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, wide, high);
    g.setTransform(view.k * sharp(), 0, 0, view.k * sharp(), view.x * sharp(), view.y * sharp());
    g.circle = (x, y, r) => { g.moveTo(x + r, y); g.arc(x, y, r, 0, 2 * Math.PI); };
    this.drawn = { ...view, held };
    this.stale = false;
    this.canvas.style.transform = "";
    return g;
  }
  // follow moves what is drawn to where the view now has it.
  follow() {
    const { x, y, by } = this.shift();
    this.canvas.style.transform = by === 1 && x === 0 && y === 0 ? "" : `translate(${x}px, ${y}px) scale(${by})`;
  }
  shift() {
    const by = view.k / this.drawn.k;
    return { x: view.x - this.drawn.x * by, y: view.y - this.drawn.y * by, by };
  }
  // outdated says whether it must be drawn anew: it is stale, or leaves too much of the panel bare.
  outdated() {
    if (this.stale || this.drawn.held !== held) return true;
    const { w, h } = panel(), { x, y, by } = this.shift();
    const wide = Math.min(w, x + w * by) - Math.max(0, x), high = Math.min(h, y + h * by) - Math.max(0, y);
    return by > 2 || wide < 0 || high < 0 || wide * high < 0.7 * w * h;
  }
}
const layers = { links: new Layer(), things: new Layer(), hand: new Layer() };
const canvas = layers.hand.canvas; // the one on top, which mouse and fingers meet
const sharp = () => window.devicePixelRatio || 1;

const view = { x: 0, y: 0, k: 1 }; // where the scene's middle is in the panel, and how large a pixel of it
const toScene = (x, y) => ({ x: (x - view.x) / view.k, y: (y - view.y) / view.k });
const toPanel = (t) => ({ x: t.x * view.k + view.x, y: t.y * view.k + view.y });
const panel = () => ({ w: $("graph").clientWidth, h: $("graph").clientHeight });
const LEAST = 0.04, MOST = 6;

// marks say how things are drawn apart from the rest: chosen and pointed,
// what is near the chosen, and what is left to fade.
const marks = { chosen: null, pointed: null, near: new Set(), fading: false };

// bounds is the box around some things.
function bounds(things) {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const t of things) {
    box.x1 = Math.min(box.x1, t.x); box.x2 = Math.max(box.x2, t.x);
    box.y1 = Math.min(box.y1, t.y); box.y2 = Math.max(box.y2, t.y);
  }
  return things.length ? { x1: box.x1 - 1, y1: box.y1 - 1, x2: box.x2 + 1, y2: box.y2 + 1 } : { x1: 0, y1: 0, x2: 1, y2: 1 };
}

// fitting is the view in which a box is seen whole, with room for labels.
function fitting(box, most = 2.2) {
  const { w, h } = panel(), padX = Math.min(64, w / 7), padY = Math.min(56, h / 8);
  const k = Math.max(LEAST, Math.min(most, (w - 2 * padX) / (box.x2 - box.x1), (h - 2 * padY) / (box.y2 - box.y1)));
  return { k, x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
}

let fitted = 1; // the zoom at which all is seen
let whole = null; // the view in which all was last fitted
function fit() {
  const to = fitting(bounds(scene.things));
  fitted = view.k = to.k;
  resize();
  centre(to.x, to.y);
  whole = { ...view };
}

// refit keeps all in sight when the panel gets another size, unless one looks closer.
function refit() {
  if (!panel().w) return;
  if (!whole || view.k !== whole.k || view.x !== whole.x || view.y !== whole.y) return move();
  fit();
  relabel();
}

// reveal glides so far that what is chosen is seen with its neighbours.
function reveal() {
  if (!marks.chosen) return;
  const things = marks.chosen.l ? [marks.chosen.s, marks.chosen.t] : [marks.chosen, ...[...marks.near].filter((m) => !m.l)];
  const { w, h } = panel(), inside = things.every((t) => { const p = toPanel(t); return p.x > 20 && p.y > 20 && p.x < w - 20 && p.y < h - 30; });
  if (!inside) glide(fitting(bounds(things), Math.max(view.k, 0.3)));
}

// The nearer one looks, the more actors there are: twice as many each time that
// the picture has twice the area.
let level = 1;
function deepen() {
  const next = 2 ** Math.max(0, Math.min(6, Math.floor(2 * Math.log2(view.k / fitted) + 0.1)));
  if (state.mode !== "actors" || next === level || state.tab !== "graph") return;
  level = next;
  const v = visible(state, level);
  draw(v, true);
  resize();
  showSummary(v);
}
function centre(x, y) {
  const { w, h } = panel();
  view.x = w / 2 - x * view.k;
  view.y = h / 2 - y * view.k;
  move();
}
function zoomTo(k, x, y) {
  const at = toScene(x, y);
  view.k = Math.max(LEAST, Math.min(MOST, k));
  view.x = x - at.x * view.k;
  view.y = y - at.y * view.k;
  resize();
  zoomed();
}
let relabelling = 0;
function zoomed() {
  move();
  clearTimeout(relabelling);
  relabelling = setTimeout(() => { deepen(); relabel(); }, 140);
}

// While something moves, a large picture's layers are moved rather than
// drawn; when it rests, all is drawn well.
let moving = false, resting = 0;
let held = null; // the thing that is dragged: it is drawn on a layer of its own, with its links
function move() {
  moving = true;
  clearTimeout(resting);
  resting = setTimeout(() => { moving = false; relabel(); }, 160);
  ask();
}
function redraw() {
  layers.links.stale = layers.things.stale = true;
  ask();
}
let asked = false; // a frame will paint
function ask() {
  if (!asked) requestAnimationFrame(() => { asked = false; paint(); });
  asked = true;
}

// paint brings the layers in line with view and scene.
function paint() {
  const { links, things, hand } = layers, large = scene.links.length > MANY;
  if (!large || links.outdated()) {
    const g = links.begin();
    paintCamps(g);
    paintLinks(g, scene.links.filter((link) => link.s !== held && link.t !== held), moving && large);
  }
  if (!large || things.outdated() || things.drawn.k !== view.k) {
    const g = things.begin();
    paintLinks(g, [marks.chosen, marks.pointed].filter((m) => m && m.l), false);
    paintThings(g, scene.things.filter((t) => t !== held));
  }
  if (held || hand.drawn.held) {
    const g = hand.begin();
    if (held) {
      paintLinks(g, held.links, moving && large);
      paintThings(g, [held]);
    }
  }
  links.follow();
  things.follow();
  if (!painted) performance.mark("painted");
  painted = true;
}
let painted = false; // has been, once

// seen is the part of the scene that is in the panel.
function seen() {
  const { w, h } = panel(), a = toScene(0, 0), b = toScene(w, h);
  return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
}

function paintThings(g, things) {
  const box = seen(), shown = things.filter((t) => inside(t, box));
  for (const t of shown) paintThing(g, t);
  g.setTransform(sharp(), 0, 0, sharp(), 0, 0);
  if (!held || things.length > 1) paintWords(g);
  for (const t of shown) paintLabel(g, t);
  g.globalAlpha = 1;
}
const MARGIN = 160; // labels reach so far from their things, at most
const inside = (t, seen) => t.x + t.r + MARGIN / view.k > seen.x1 && t.x - t.r - MARGIN / view.k < seen.x2 && t.y + t.r > seen.y1 - MARGIN / view.k && t.y - t.r < seen.y2;
const crosses = ({ s, t, off }, seen) => Math.max(s.x, t.x) + Math.abs(off) > seen.x1 && Math.min(s.x, t.x) - Math.abs(off) < seen.x2 && Math.max(s.y, t.y) + Math.abs(off) > seen.y1 && Math.min(s.y, t.y) - Math.abs(off) < seen.y2;

function alphaOf(link) {
  if (link === marks.chosen || link === marks.pointed || marks.near.has(link)) return 1;
  return marks.fading ? 0.08 : scene.links.length > MANY ? 0.4 : 0.7;
}

// Links of one look are drawn in strokes of some dozen: single ones cost more,
// and so do long paths. Lines of one pixel cost a tenth of thicker ones, so
// when it must be quick there are no others, and no arrows.
const STROKE = 40;
function paintLinks(g, links, quick) {
  const looks = new Map(), box = seen(), pixel = 1 / (view.k * sharp());
  for (const link of links) {
    if (!crosses(link, box)) continue;
    const own = link === marks.chosen || link === marks.pointed;
    const look = { colour: own ? colours.accent : colours[link.colour], width: quick ? Math.min(link.width, pixel) : link.width, dash: quick ? undefined : link.dash, alpha: alphaOf(link), links: [] };
    const key = [look.alpha, look.colour, look.width, look.dash].join(" ");
    if (!looks.has(key)) looks.set(key, look);
    looks.get(key).links.push(link);
  }
  for (const look of [...looks.values()].sort((a, b) => a.alpha - b.alpha)) paintLook(g, look, quick ? Infinity : 2.5 * pixel);
}

// paintLook draws links of one look, with arrows from some length on.
function paintLook(g, look, least) {
  g.globalAlpha = look.alpha;
  g.strokeStyle = g.fillStyle = look.colour;
  g.lineWidth = look.width;
  g.setLineDash((look.dash || []).map((x) => (state.mode === "actors" ? x / labelScale() : x)));
  for (let at = 0; at < look.links.length; at += STROKE) {
    const courses = look.links.slice(at, at + STROKE).map(course);
    g.beginPath();
    for (const c of courses) linePath(g, c);
    g.stroke();
    g.beginPath();
    courses.forEach((c, n) => {
      const link = look.links[at + n];
      if (link.arrow && arrowLength(link) > least) arrowPath(g, c, arrowLength(link));
    });
    g.fill();
  }
  g.setLineDash([]);
  g.globalAlpha = 1;
}

const faint = (t) => marks.fading && !marks.near.has(t) && t !== marks.chosen && t !== marks.pointed;

function paintThing(g, t) {
  const own = t === marks.chosen || t === marks.pointed, hollow = t.n.group === "person";
  g.globalAlpha = faint(t) ? 0.16 : 1;
  g.fillStyle = hollow ? colours.card : colours[t.colour];
  g.beginPath();
  thingPath(g, t);
  g.fill();
  if (!own && !hollow) return;
  g.strokeStyle = own ? colours.accent : colours[t.colour];
  g.lineWidth = (own ? 4 : 3) * (t.r / t.base);
  g.stroke();
}

// chosen finds what the state has selected among nodes, links and camps.
function chosen(v = drawn) {
  if (!state.sel) return null;
  if (byID.has(state.sel)) return { node: byID.get(state.sel) };
  if (state.sel.startsWith("cell~")) { const cell = cellOf(state.sel); return cell && { cell }; }
  if (state.sel.startsWith("place~")) return { place: state.sel.slice(6) };
  const camp = camps.find((c) => c.id === state.sel);
  if (camp) return { camp };
  const link = v.links.find((l) => l.key === state.sel) || v.pairs.find((p) => p.key === state.sel) || v.all.find((l) => l.key === state.sel);
  return link ? { link } : null;
}

// selectedActors are the actors that what is selected is about.
function selectedActors(v) {
  const c = chosen({ ...v, links: [] });
  if (!c) return [];
  if (c.camp || c.place) return [];
  if (c.cell) return [c.cell.who].filter((i) => i >= 0 && v.strength.has(i));
  return (c.link ? [c.link.s, c.link.t] : [c.node]).filter((i) => v.strength.has(i));
}

// choose marks what is selected and fades what has nothing to do with it.
function choose() {
  const c = chosen();
  const at = !c || c.camp || c.place ? null : c.cell ? scene.at.get(c.cell.who) : c.link ? scene.links.find((k) => k.l.key === c.link.key) : scene.at.get(c.node);
  marks.chosen = at || null;
  const members = c && c.camp ? new Set(c.camp.members) : null;
  marks.fading = Boolean(at || members);
  if (members) marks.near = new Set(scene.things.filter((t) => members.has(t.i)).concat(scene.links.filter((k) => members.has(k.s.i) && members.has(k.t.i))));
  else marks.near = new Set(!at ? [] : at.l ? [at.s, at.t] : at.links.flatMap((k) => [k, k.s, k.t]));
  relabel();
}

function showColours() {
  colours = readColours();
  redraw();
}
new ResizeObserver(refit).observe($("graph"));

// What is drawn, for those who look in from outside: tests, a console.
$("graph").picture = {
  things: () => scene.things.map((t) => ({ label: label(t.n), kind: t.n.kind, group: t.n.group, camp: t.n.camp, links: t.links.length, named: named.has(t), ...toPanel(t) })),
  camps: () => campsShown().map(([k]) => ({ name: campName(camps[k]), named: spoken.some((s) => s.camp === k) })),
  links: () => scene.links.map((k) => ({ source: k.s.n.name, target: k.t.n.name, kind: k.l.pair ? k.l.tone : k.l.kind, ...toPanel(onCourse(course(k), 0.5)) })),
};
