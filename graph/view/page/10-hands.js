// Mouse, fingers and keys on the picture.

const fingers = new Map(); // pointers that are down, by id: where they are
let grip = null; // what the first of them is on: { at, from, moved }

const spot = (ev) => { const box = canvas.getBoundingClientRect(); return { x: ev.clientX - box.left, y: ev.clientY - box.top }; };
const whatIsAt = (p) => { const at = toScene(p.x, p.y); return hitThing(at.x, at.y, 3 / view.k) || campAt(p) || hitLink(at.x, at.y, 5 / view.k); };
// campAt finds the name of a camp.
function campAt(p) {
  const word = spoken.find((s) => s.camp !== undefined && Math.abs(toPanel(s).x - p.x) < widthOf(s.lines, s.font) / 2 && p.y > toPanel(s).y && p.y < toPanel(s).y + s.lines.length * s.font * 1.2);
  return word ? { camp: camps[word.camp] } : null;
}

canvas.addEventListener("pointerdown", (ev) => {
  if (ev.button !== 0) return;
  gliding++;
  canvas.setPointerCapture(ev.pointerId);
  const p = spot(ev);
  fingers.set(ev.pointerId, p);
  grip = fingers.size === 1 ? { at: whatIsAt(p), from: p, moved: false } : null;
});

canvas.addEventListener("pointermove", (ev) => {
  const p = spot(ev), last = fingers.get(ev.pointerId);
  if (!last) return pointAt(whatIsAt(p));
  if (fingers.size === 2) pinch(ev.pointerId, p);
  else if (grip && (grip.moved || Math.hypot(p.x - grip.from.x, p.y - grip.from.y) > 3)) drag(p, grip.moved ? last : grip.from);
  else return;
  fingers.set(ev.pointerId, p);
});

// drag moves the thing that is held, or the whole picture.
function drag(p, last) {
  grip.moved = true;
  const by = { x: p.x - last.x, y: p.y - last.y };
  if (grip.at && grip.at.n) {
    held = grip.at;
    held.x += by.x / view.k;
    held.y += by.y / view.k;
    places.set(held.i, { x: held.x, y: held.y });
  } else {
    view.x += by.x;
    view.y += by.y;
  }
  move();
}

// pinch zooms by how far two fingers are from each other.
function pinch(id, p) {
  const was = fingers.get(id), other = [...fingers].find(([k]) => k !== id)[1];
  const before = Math.hypot(was.x - other.x, was.y - other.y) || 1, now = Math.hypot(p.x - other.x, p.y - other.y);
  view.x += (p.x - was.x) / 2;
  view.y += (p.y - was.y) / 2;
  zoomTo((view.k * now) / before, (p.x + other.x) / 2, (p.y + other.y) / 2);
}

function letGo(ev) {
  fingers.delete(ev.pointerId);
  if (held) relabel();
  held = null;
  if (grip && !grip.moved && ev.type === "pointerup") tap(grip.at);
  if (fingers.size === 0) grip = null;
}
canvas.addEventListener("pointerup", letGo);
canvas.addEventListener("pointercancel", letGo);
canvas.addEventListener("pointerleave", () => pointAt(null));

function tap(at) {
  if (at) change({ sel: at.camp ? at.camp.id : at.l ? at.l.key : at.n.id });
  else if (state.sel) change({ sel: "" });
}
function pointAt(at) {
  canvas.style.cursor = at ? "pointer" : "";
  if (at && at.camp) at = null;
  if (at === marks.pointed) return;
  marks.pointed = at;
  layers.things.stale = true;
  ask();
}

canvas.addEventListener("wheel", (ev) => {
  ev.preventDefault();
  const p = spot(ev), lines = ev.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
  zoomTo(view.k * Math.pow(2, Math.max(-1, Math.min(1, -ev.deltaY * lines * 0.002))), p.x, p.y);
}, { passive: false });

const zoomBy = (f) => zoomTo(view.k * f, panel().w / 2, panel().h / 2);
$("zoom-in").onclick = () => zoomBy(1.3);
$("zoom-out").onclick = () => zoomBy(1 / 1.3);
function fitAll() {
  level = 1;
  draw(visible(state), true);
  fit();
  relabel();
}
$("fit").onclick = fitAll;

// glide brings the view to a zoom and a middle.
let gliding = 0;
function glide(to) {
  const mine = ++gliding, start = performance.now();
  const long = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 250;
  const from = { k: view.k, ...toScene(panel().w / 2, panel().h / 2) };
  const step = () => {
    if (mine !== gliding) return;
    const u = Math.min(1, (performance.now() - start) / long), e = 1 - (1 - u) ** 3;
    view.k = from.k + (to.k - from.k) * e;
    resize();
    centre(from.x + (to.x - from.x) * e, from.y + (to.y - from.y) * e);
    if (u < 1) return void requestAnimationFrame(step);
    relabel();
  };
  step();
}

// By keyboard one thing has the focus; arrows go to the nearest one that way.
let focused = null;
function focusThing(t) {
  focused = t;
  pointAt(t);
  const p = toPanel(t), { w, h } = panel();
  if (p.x < 20 || p.y < 20 || p.x > w - 20 || p.y > h - 20) centre(t.x, t.y);
  say(`${t.n.name}, ${t.n.group || t.n.kind}, ${count(t.links.length, "link")}`);
}
function towards(dx, dy) {
  const score = (t) => drawn.score.get(t.i) || 0;
  if (!focused) return scene.things.length ? focusThing(scene.things.reduce((a, b) => (score(b) > score(a) ? b : a))) : undefined;
  let best = null, least = Infinity;
  for (const t of scene.things) {
    const along = (t.x - focused.x) * dx + (t.y - focused.y) * dy, across = Math.abs((t.x - focused.x) * dy - (t.y - focused.y) * dx);
    if (along > 1 && along + 2 * across < least) [best, least] = [t, along + 2 * across];
  }
  if (best) focusThing(best);
}
$("graph").addEventListener("keydown", (ev) => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
  const act = {
    ArrowLeft: () => towards(-1, 0), ArrowRight: () => towards(1, 0), ArrowUp: () => towards(0, -1), ArrowDown: () => towards(0, 1),
    Enter: () => focused && (change({ sel: focused.n.id }), $("detail").focus()),
    "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), 0: fitAll,
    Escape: () => state.sel && change({ sel: "" }),
  }[ev.key];
  if (act) { act(); ev.preventDefault(); }
});
