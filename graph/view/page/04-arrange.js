// Where things are put: d3-force finds places.

const places = new Map(); // where each node was put last, by index

// draw shows the visible nodes and links, each where it was or where the
// forces put it.
function draw(v) {
  const same = sameAs(v);
  drawn = v;
  if (same) return;
  scene = makeScene(v);
  focused = null;
  arrange();
}

function sameAs(v) {
  return v.nodes.length === drawn.nodes.length && v.links.length === drawn.links.length &&
    v.links.every((l, k) => l.key === drawn.links[k].key && l.weight === drawn.links[k].weight && (drawn.links[k].proofs = l.proofs));
}

// forces are what draws things together and drives them apart.
function forces() {
  const many = scene.things.length;
  const wide = Math.min(1.6, Math.max(1, $("graph").clientWidth / Math.max(1, $("graph").clientHeight)));
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
let arrangement = 0; // the one under way: a newer one ends it

// arrange lets forces find places, a little in each frame, and then shows all.
function arrange() {
  const mine = ++arrangement;
  const fresh = scene.things.filter((t) => !places.has(t.i)).length > scene.things.length / 3;
  for (const t of scene.things) {
    delete t.x; // d3-force places what has none
    delete t.y;
    if (!fresh && places.has(t.i)) Object.assign(t, places.get(t.i));
  }
  const simulation = forces();
  simulation.alpha(fresh ? 1 : 0.3).alphaDecay(1 - Math.pow(SETTLED, 1 / (scene.things.length > 300 ? 160 : 260)));
  $("graph").setAttribute("aria-busy", "true");
  const step = () => {
    if (mine !== arrangement) return;
    const until = performance.now() + SLICE;
    do simulation.tick(); while (simulation.alpha() > SETTLED && performance.now() < until);
    if (simulation.alpha() > SETTLED) return void requestAnimationFrame(step);
    for (const t of scene.things) places.set(t.i, { x: t.x, y: t.y });
    fit();
    choose();
    $("graph").removeAttribute("aria-busy");
  };
  step();
}
