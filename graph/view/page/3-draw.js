// The picture, drawn by Cytoscape.js where d3-force has put things.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const nodeColour = (n) => (n.kind === "meeting" ? "meeting" : n.kind === "position" ? side(n.group) : ["country", "organization", "person"].includes(n.group) ? n.group : "other");
const linkColour = (kind) => ({ met: "meeting", shares: "shares", acts_for: "acts" })[linkClass(kind)] || side(kind);

// label is a node's name as far as there is room; a meeting's without those
// who were there, since lines lead to them.
function label(n) {
  const text = n.kind === "meeting" ? n.name.replace(/^.*?: /, "") : n.name;
  return text.length > 66 ? text.slice(0, 64).replace(/\s+\S*$/, "") + " …" : text;
}

const size = (n, score) => {
  const grown = Math.min(26, 4.2 * Math.sqrt(score));
  return n.kind === "actor" ? (n.group === "country" ? 16 : 11) + grown : 12 + grown / 3;
};

const cy = cytoscape({
  container: $("graph"),
  minZoom: 0.04, maxZoom: 6, boxSelectionEnabled: false, autounselectify: true,
  textureOnViewport: false, hideEdgesOnViewport: false,
});

function style() {
  const ink = colour("ink"), page = colour("page"), accent = colour("accent");
  const font = getComputedStyle(document.body).fontFamily;
  return [
    { selector: "node", style: {
      label: "data(label)", width: "data(size)", height: "data(size)", shape: "data(shape)", "background-color": (n) => colour(n.data("colour")),
      color: ink, "font-family": font, "font-size": (n) => n.data("font") * grown, "font-weight": (n) => (n.data("kind") === "actor" ? 600 : 400),
      "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": () => 132 * grown, "min-zoomed-font-size": 6,
      "text-outline-color": page, "text-outline-width": () => 2.5 * grown, "text-outline-opacity": 0.92, "z-index": "data(size)" } },
    { selector: "node[group = 'person']", style: { "background-color": colour("card"), "border-width": 3, "border-color": colour("person") } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": (e) => colour(e.data("colour")), "curve-style": "data(curve)", opacity: "data(opacity)",
      "target-arrow-color": (e) => colour(e.data("colour")), "target-arrow-shape": "data(arrow)", "arrow-scale": 0.9 } },
    { selector: "edge[kind = 'acts_for']", style: { "line-style": "dotted", "line-dash-pattern": [2, 4] } },
    { selector: ".faded", style: { opacity: 0.16 } },
    { selector: "edge.faded", style: { opacity: 0.08 } },
    { selector: "node.mute", style: { "text-opacity": 0, "text-outline-opacity": 0 } },
    { selector: "node.near", style: { "min-zoomed-font-size": 0, "text-opacity": 1, "text-outline-opacity": 0.92 } },
    { selector: "edge.near", style: { opacity: 1 } },
    { selector: "node.chosen, node.pointed", style: { "border-width": 4, "border-color": accent, "min-zoomed-font-size": 0, "text-opacity": 1, "text-outline-opacity": 0.92 } },
    { selector: "edge.chosen, edge.pointed", style: { "line-color": accent, "target-arrow-color": accent, opacity: 1, "z-index": 99 } },
  ];
}

const SHAPES = { country: "ellipse", person: "ellipse", organization: "round-rectangle" };

let drawn = { nodes: [], links: [], score: new Map() };
let places = new Map(); // where each node was put last, by index

// draw shows the visible nodes and links, each where it was or where the
// forces put it.
function draw(v) {
  const same = sameAs(v);
  drawn = v;
  if (same) return;
  const many = v.links.length > 900;
  const elements = [];
  for (const i of v.nodes) {
    const n = nodes[i], s = v.score.get(i) || 1;
    elements.push({ group: "nodes", data: {
      id: "n" + i, i, label: label(n), kind: n.kind, group: n.group || "", size: size(n, s), colour: nodeColour(n),
      shape: n.kind === "meeting" ? "diamond" : n.kind === "position" ? "hexagon" : SHAPES[n.group] || "ellipse",
      font: n.kind === "actor" ? Math.min(15, 10.5 + Math.sqrt(s) / 2) : 10.5 } });
  }
  v.links.forEach((l, k) => elements.push({ group: "edges", data: {
    id: "e" + k, k, source: "n" + l.s, target: "n" + l.t, kind: l.kind, width: Math.min(9, 1.1 + Math.log2(l.weight)),
    colour: linkColour(l.kind), arrow: linkClass(l.kind) === "says" ? "triangle" : "none", curve: many ? "straight" : "bezier",
    opacity: v.links.length > 600 ? 0.4 : 0.7 } }));
  cy.batch(() => {
    cy.elements().remove();
    cy.style(style());
    cy.add(elements);
  });
  arrange(v);
}

function sameAs(v) {
  return v.nodes.length === drawn.nodes.length && v.links.length === drawn.links.length &&
    v.links.every((l, k) => l.key === drawn.links[k].key && l.weight === drawn.links[k].weight && (drawn.links[k].proofs = l.proofs));
}

let layout = 0; // of the arrangement under way, so that a newer one ends it

// arrange lets forces find places, some milliseconds a frame, so that the
// page answers meanwhile.
function arrange(v) {
  const mine = ++layout;
  const fresh = v.nodes.filter((i) => !places.has(i)).length > v.nodes.length / 3;
  const bodies = v.nodes.map((i) => ({ i, r: cy.getElementById("n" + i).data("size") / 2, ...(fresh ? {} : places.get(i)) }));
  const at = new Map(bodies.map((b, k) => [b.i, k]));
  const ties = v.links.map((l) => ({ source: at.get(l.s), target: at.get(l.t), weight: l.weight }));
  const wide = Math.min(1.6, Math.max(1, $("graph").clientWidth / Math.max(1, $("graph").clientHeight)));
  const roomy = v.nodes.length < 60 ? 1.9 : v.nodes.length < 150 ? 1.3 : 1;
  const forces = d3.forceSimulation(bodies).stop()
    .force("link", d3.forceLink(ties).distance((t) => 58 * roomy + t.source.r + t.target.r).strength((t) => Math.min(0.7, (0.5 + 0.1 * t.weight) / Math.min(degree(t.source.i), degree(t.target.i)))))
    .force("charge", d3.forceManyBody().strength((b) => (-150 - 9 * b.r) * roomy).distanceMax(420 * roomy))
    .force("collide", d3.forceCollide((b) => b.r + (v.nodes.length < 60 ? 40 : v.nodes.length < 150 ? 24 : 10)))
    .force("x", d3.forceX(0).strength(0.07 / wide)).force("y", d3.forceY(0).strength(0.07 * wide));
  forces.alpha(fresh ? 1 : 0.3).alphaDecay(1 - Math.pow(0.004, 1 / (v.nodes.length > 300 ? 160 : 260)));
  $("graph").setAttribute("aria-busy", "true");
  const step = () => {
    if (mine !== layout) return;
    const until = performance.now() + 12;
    while (forces.alpha() > 0.004 && performance.now() < until) forces.tick();
    if (forces.alpha() > 0.004) return void requestAnimationFrame(step);
    for (const b of bodies) places.set(b.i, { x: b.x, y: b.y });
    cy.batch(() => bodies.forEach((b) => cy.getElementById("n" + b.i).position({ x: b.x, y: b.y })));
    cy.fit(undefined, 40);
    if (cy.zoom() > 1.5) cy.zoom({ level: 1.5, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    relabel();
    choose();
    $("graph").removeAttribute("aria-busy");
  };
  step();
}

// Labels keep their size whatever the zoom, and those that would lie over a
// stronger one are left out: as on a map. grown is how much larger than the drawing they are.
let grown = 1;
function relabel() {
  const zoom = cy.zoom();
  grown = 1 / Math.min(Math.max(zoom, 0.05), 1.6);
  const taken = [];
  const clear = (a) => taken.every((b) => a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3]);
  const keep = new Set();
  for (const i of [...drawn.nodes].sort((a, b) => drawn.score.get(b) - drawn.score.get(a) || a - b)) {
    const n = cy.getElementById("n" + i), p = n.renderedPosition(), font = n.data("font") * Math.max(1, zoom * grown);
    const lines = linesOf(n.data("label"), n.data("font"));
    const w = Math.max(...lines.map((l) => l.length)) * font * 0.29 + 3, top = p.y + (n.data("size") / 2) * zoom + 2;
    const box = [p.x - w, top, p.x + w, top + lines.length * font * 1.2 + 2];
    const body = [p.x - n.data("size") * zoom / 2, p.y - n.data("size") * zoom / 2, p.x + n.data("size") * zoom / 2, p.y + n.data("size") * zoom / 2];
    if (clear(box)) {
      keep.add(i);
      taken.push(box, body);
    }
  }
  cy.batch(() => cy.nodes().forEach((n) => n.toggleClass("mute", !keep.has(n.data("i")))));
  cy.style().update();
}
let relabelling = 0;
cy.on("zoom", () => {
  clearTimeout(relabelling);
  relabelling = setTimeout(relabel, 140);
});

// linesOf breaks a label where the canvas does, near enough.
function linesOf(text, font) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last].length + 1 + word.length) * font * 0.55 < 132) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

function degree(i) { return Math.max(1, cy.getElementById("n" + i).degree()); }

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
  cy.batch(() => {
    cy.elements().removeClass("faded chosen near");
    if (!c) return;
    const at = c.link ? cy.edges().filter((e) => drawn.links[e.data("k")] === c.link) : cy.getElementById("n" + c.node);
    if (at.empty()) return;
    const around = c.link ? at.connectedNodes() : at.closedNeighborhood();
    cy.elements().not(around).not(at).addClass("faded");
    around.addClass("near");
    at.addClass("chosen");
  });
}

cy.on("tap", "node", (ev) => change({ sel: nodes[ev.target.data("i")].id }));
cy.on("tap", "edge", (ev) => change({ sel: drawn.links[ev.target.data("k")].key }));
cy.on("tap", (ev) => { if (ev.target === cy && state.sel) change({ sel: "" }); });
cy.on("mouseover", "node, edge", (ev) => { ev.target.addClass("pointed"); $("graph").style.cursor = "pointer"; });
cy.on("mouseout", "node, edge", (ev) => { ev.target.removeClass("pointed"); $("graph").style.cursor = ""; });
cy.on("dragfree", "node", (ev) => places.set(ev.target.data("i"), { ...ev.target.position() }));

const middle = () => ({ x: cy.width() / 2, y: cy.height() / 2 });
const zoomBy = (f) => cy.zoom({ level: cy.zoom() * f, renderedPosition: middle() });
$("zoom-in").onclick = () => zoomBy(1.3);
$("zoom-out").onclick = () => zoomBy(1 / 1.3);
$("fit").onclick = () => cy.fit(undefined, 36);

// By keyboard one node has the focus; arrows go to the nearest one that way.
let focused = -1;
function focusNode(i) {
  cy.nodes().removeClass("pointed");
  focused = i;
  const at = cy.getElementById("n" + i);
  at.addClass("pointed");
  const p = at.renderedPosition();
  if (p.x < 20 || p.y < 20 || p.x > cy.width() - 20 || p.y > cy.height() - 20) cy.center(at);
  const n = nodes[i];
  $("spoken").textContent = `${n.name}, ${n.group || n.kind}, ${count(at.degree(), "link")}`;
}
function towards(dx, dy) {
  const from = cy.getElementById("n" + focused);
  if (from.empty()) return drawn.nodes.length ? focusNode(drawn.nodes.reduce((a, b) => ((drawn.score.get(b) || 0) > (drawn.score.get(a) || 0) ? b : a))) : undefined;
  const p = from.position();
  let best = null, least = Infinity;
  for (const i of drawn.nodes) {
    const q = cy.getElementById("n" + i).position();
    const along = (q.x - p.x) * dx + (q.y - p.y) * dy, across = Math.abs((q.x - p.x) * dy - (q.y - p.y) * dx);
    if (along > 1 && along + 2 * across < least) [best, least] = [i, along + 2 * across];
  }
  if (best !== null) focusNode(best);
}
$("graph").addEventListener("keydown", (ev) => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
  const act = {
    ArrowLeft: () => towards(-1, 0), ArrowRight: () => towards(1, 0), ArrowUp: () => towards(0, -1), ArrowDown: () => towards(0, 1),
    Enter: () => focused >= 0 && (change({ sel: nodes[focused].id }), $("detail").focus()),
    "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), 0: () => cy.fit(undefined, 36),
    Escape: () => state.sel && change({ sel: "" }),
  }[ev.key];
  if (act) { act(); ev.preventDefault(); }
});
new ResizeObserver(() => cy.resize()).observe($("graph"));
