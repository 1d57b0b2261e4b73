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
let named = new Set(); // the things whose labels have room

// bounds is the box around the scene, with its labels where they are asked for.
function bounds(labels) {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  const add = (x, y, w, h) => { box.x1 = Math.min(box.x1, x - w); box.x2 = Math.max(box.x2, x + w); box.y1 = Math.min(box.y1, y); box.y2 = Math.max(box.y2, y + h); };
  for (const t of scene.things) {
    add(t.x, t.y - t.r, t.r, 2 * t.r);
    if (labels && named.has(t)) add(t.x, t.y + t.r, halfWidth(t) / labelScale(), labelHeight(t) / labelScale());
  }
  return scene.things.length ? box : { x1: 0, y1: 0, x2: 1, y2: 1 };
}

function fit() {
  const { w, h } = panel(), box = bounds(false), pad = 40;
  view.k = Math.max(LEAST, Math.min(1.5, (w - 2 * pad) / (box.x2 - box.x1), (h - 2 * pad) / (box.y2 - box.y1)));
  centre((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2);
  zoomed();
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
  zoomed();
}
let relabelling = 0;
function zoomed() {
  move();
  clearTimeout(relabelling);
  relabelling = setTimeout(relabel, 140);
}

// While something moves, a large picture's layers are moved rather than
// drawn; when it rests, all is drawn well.
let moving = false, resting = 0;
let held = null; // the thing that is dragged: it is drawn on a layer of its own, with its links
function move() {
  moving = true;
  clearTimeout(resting);
  resting = setTimeout(() => { moving = false; redraw(); }, 160);
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
  const busy = $("graph").hasAttribute("aria-busy");
  if (!large || links.outdated()) {
    const g = links.begin();
    if (!busy) paintLinks(g, scene.links.filter((link) => link.s !== held && link.t !== held), moving && large);
  }
  if (!large || things.outdated() || things.drawn.k !== view.k) {
    const g = things.begin();
    if (!busy) {
      paintLinks(g, [marks.chosen, marks.pointed].filter((m) => m && m.l), false);
      paintThings(g, scene.things.filter((t) => t !== held));
    }
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
}

// seen is the part of the scene that is in the panel.
function seen() {
  const { w, h } = panel(), a = toScene(0, 0), b = toScene(w, h);
  return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
}

function paintThings(g, things) {
  const box = seen(), shown = things.filter((t) => inside(t, box));
  for (const t of shown) paintThing(g, t);
  g.setTransform(1, 0, 0, 1, 0, 0);
  for (const t of shown) {
    if (!named.has(t) && t !== marks.chosen && t !== marks.pointed) continue;
    paintLabel(g, t, (t.x * view.k + view.x) * sharp(), ((t.y + t.r) * view.k + view.y) * sharp(), sharp() * labelGrowth());
  }
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
    const look = { colour: own ? colours.accent : colours[link.colour], width: quick ? Math.min(link.width, pixel) : link.width, dotted: link.dotted && !quick, alpha: alphaOf(link), links: [] };
    const key = [look.alpha, look.colour, look.width, look.dotted].join(" ");
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
  g.setLineDash(look.dotted ? [2, 4] : []);
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
  const own = t === marks.chosen || t === marks.pointed, hollow = t.colour === "person";
  g.globalAlpha = faint(t) ? 0.16 : 1;
  g.fillStyle = hollow ? colours.card : colours[t.colour];
  g.beginPath();
  thingPath(g, t);
  g.fill();
  if (!own && !hollow) return;
  g.strokeStyle = own ? colours.accent : colours.person;
  g.lineWidth = own ? 4 : 3;
  g.stroke();
}

// Labels keep their size whatever the zoom, but for things seen large.
const labelGrowth = () => Math.max(1, view.k / 1.6);
const labelScale = () => view.k / labelGrowth(); // a pixel of the scene in pixels of a label
const halfWidth = (t) => Math.max(...t.lines.map((l) => l.length)) * t.font * 0.29 + 3;
const labelHeight = (t) => t.lines.length * t.font * 1.2 + 4;
let family = "";

function paintLabel(g, t, x, y, scale) {
  family = family || getComputedStyle(document.body).fontFamily;
  g.font = `${t.n.kind === "actor" ? 600 : 400} ${t.font * scale}px ${family}`;
  g.textAlign = "center";
  g.textBaseline = "alphabetic";
  g.lineJoin = "round";
  g.lineWidth = 2.5 * scale;
  g.strokeStyle = colours.page;
  g.fillStyle = colours.ink;
  g.globalAlpha = faint(t) ? 0.16 : 1;
  t.lines.forEach((line, n) => {
    const down = y + (4 + t.font * (0.9 + 1.15 * n)) * scale;
    g.strokeText(line, x, down);
    g.fillText(line, x, down);
  });
}

// relabel finds the labels that have room, those of what is chosen first: one
// that would lie over a stronger one is left out, as on a map.
function relabel() {
  const taken = [], k = view.k, grown = labelGrowth();
  const clear = (a) => taken.every((b) => a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3]);
  named = new Set();
  const rank = (t) => (t === marks.chosen ? 2 : marks.near.has(t) ? 1 : 0);
  const strongest = [...scene.things].sort((a, b) => rank(b) - rank(a) || drawn.score.get(b.i) - drawn.score.get(a.i) || a.i - b.i);
  for (const t of strongest) {
    const w = halfWidth(t) * grown, x = t.x * k, top = (t.y + t.r) * k + 2;
    const box = [x - w, top, x + w, top + labelHeight(t) * grown];
    if (!clear(box)) continue;
    named.add(t);
    taken.push(box, [x - t.r * k, (t.y - t.r) * k, x + t.r * k, (t.y + t.r) * k]);
  }
  redraw();
}

// chosen finds what the state has selected among nodes and links.
function chosen() {
  if (!state.sel) return null;
  if (byID.has(state.sel)) return { node: byID.get(state.sel) };
  const link = drawn.links.find((l) => l.key === state.sel);
  return link ? { link } : null;
}

// choose marks what is selected and fades what has nothing to do with it.
function choose() {
  const c = chosen();
  const at = !c ? null : c.link ? scene.links.find((k) => k.l.key === c.link.key) : scene.at.get(c.node);
  marks.chosen = at || null;
  marks.fading = Boolean(at);
  marks.near = new Set(!at ? [] : at.l ? [at.s, at.t] : at.links.flatMap((k) => [k, k.s, k.t]));
  relabel();
}

function showColours() {
  colours = readColours();
  redraw();
}
new ResizeObserver(redraw).observe($("graph"));

// What is drawn, for those who look in from outside: tests, a console.
$("graph").picture = {
  things: () => scene.things.map((t) => ({ label: label(t.n), kind: t.n.kind, group: t.n.group, links: t.links.length, ...toPanel(t) })),
  links: () => scene.links.map((k) => ({ source: k.s.n.name, target: k.t.n.name, kind: k.l.kind, ...toPanel(onCourse(course(k), 0.5)) })),
};
