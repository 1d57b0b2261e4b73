// Where things are put. Actors have places that came with the page; what has
// none is put by d3-force, under one's eyes.

const places = new Map(); // where each node is, by index

// draw shows what is visible, each thing in its place; a picture of other
// things, or of more of them, is fitted into the panel.
function draw(v, keepView = false) {
  const same = sameAs(v);
  drawn = v;
  if (same) return;
  scene = makeScene(v);
  focused = null;
  arrange(keepView);
}

function sameAs(v) {
  return v.nodes.length === drawn.nodes.length && v.links.length === drawn.links.length && v.nodes.every((i, k) => i === drawn.nodes[k]) &&
    v.links.every((l, k) => l.key === drawn.links[k].key && l.weight === drawn.links[k].weight && Object.assign(drawn.links[k], l));
}

// upright says whether the panel is higher than wide: then the picture is turned.
const upright = () => $("graph").clientHeight > 1.05 * $("graph").clientWidth;
const shipped = (n) => (upright() ? { x: n.at[1] * 0.8, y: n.at[0] * 1.1 } : { x: n.at[0], y: n.at[1] });

let arrangement = 0; // the one under way: a newer one ends it
function arrange(keepView) {
  const mine = ++arrangement;
  const ready = scene.things.map(place).every(Boolean) && state.mode === "actors";
  if (ready) return settled(keepView);
  $("graph").setAttribute("aria-busy", "true");
  simulate(mine);
}

function settled(keepView) {
  for (const t of scene.things) places.set(t.i, { x: t.x, y: t.y });
  $("graph").removeAttribute("aria-busy");
  keepView ? resize() : fit();
  choose();
}

// place puts a thing where it was or where the page has it, else amid its
// neighbours; it says whether that is a place to stay in.
function place(t) {
  const at = places.get(t.i) || (t.n.at && shipped(t.n));
  if (at) return Boolean(Object.assign(t, at));
  const known = t.links.map((k) => (k.s === t ? k.t : k.s)).map((o) => places.get(o.i) || (o.n.at && shipped(o.n))).filter(Boolean);
  const mean = (c) => (known.length ? known.reduce((sum, p) => sum + p[c], 0) / known.length : 0);
  const angle = t.i * 2.4; // the golden angle: neighbours go different ways
  t.x = mean("x") + 40 * Math.cos(angle);
  t.y = mean("y") + 40 * Math.sin(angle);
  return state.mode === "actors" && known.length > 0;
}

// forces are what draws things together and drives them apart.
function forces() {
  const many = scene.things.length;
  const wide = Math.min(1.6, Math.max(0.6, $("graph").clientWidth / Math.max(1, $("graph").clientHeight)));
  const roomy = many < 60 ? 1.9 : many < 150 ? 1.3 : 1;
  const ties = scene.links.map((link) => ({ source: link.s, target: link.t, weight: link.l.weight }));
  return d3.forceSimulation(scene.things).stop()
    .force("link", d3.forceLink(ties).distance((t) => 58 * roomy + t.source.r + t.target.r).strength((t) => Math.min(0.7, (0.5 + 0.1 * t.weight) / Math.min(t.source.links.length, t.target.links.length))))
    .force("charge", d3.forceManyBody().theta(many > 300 ? 1.2 : 0.9).strength((b) => (-150 - 9 * b.r) * roomy).distanceMax(420 * roomy))
    .force("collide", d3.forceCollide((b) => b.r + (many < 60 ? 40 : many < 150 ? 24 : 10)))
    .force("x", d3.forceX(0).strength(0.07 / wide)).force("y", d3.forceY(0).strength(0.07 * wide));
}

const SETTLED = 0.004;
const SLICE = 7; // milliseconds a frame for finding places, so that the page answers meanwhile
const SIGHT = 150; // milliseconds between two pictures of what is being arranged

// simulate lets forces find places, a little in each frame, and shows how far they are.
function simulate(mine) {
  const simulation = forces();
  simulation.alpha(1).alphaDecay(1 - Math.pow(SETTLED, 1 / (scene.things.length > 300 ? 160 : 260)));
  let shown = 0;
  const step = () => {
    if (mine !== arrangement) return;
    const now = performance.now();
    do simulation.tick(); while (simulation.alpha() > SETTLED && performance.now() < now + SLICE);
    if (simulation.alpha() <= SETTLED) return settled(false);
    if (now - shown > SIGHT) { shown = now; fit(); relabel(); }
    requestAnimationFrame(step);
  };
  step();
}
