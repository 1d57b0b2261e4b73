// Pictures and paper.

// pictureSVG draws what the canvas shows as an SVG document of its own.
function pictureSVG() {
  const box = cy.elements().boundingBox({ includeLabels: true });
  const pad = 24, legend = 34;
  const w = Math.max(320, box.w + 2 * pad), h = Math.max(200, box.h + 2 * pad + legend);
  const page = colour("page"), ink = colour("ink");
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: Math.round(w), height: Math.round(h), viewBox: [box.x1 - pad, box.y1 - pad, w, h].map((n) => n.toFixed(1)).join(" "),
    "font-family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif", role: "img", "aria-label": $("summary").textContent });
  out.append(svg("title", {}, $("about").textContent + ". " + $("summary").textContent));
  out.append(svg("rect", { x: box.x1 - pad, y: box.y1 - pad, width: w, height: h, fill: page }));
  cy.edges().forEach((e) => out.append(edgeSVG(e)));
  cy.nodes().forEach((n) => out.append(shapeSVG(n)));
  cy.nodes().not(".mute").forEach((n) => out.append(labelSVG(n, ink, page)));
  out.append(legendSVG(box.x1, box.y2 + pad + 8, ink));
  return out;
}

const num = (x) => x.toFixed(1);

function edgeSVG(e) {
  const a = e.sourceEndpoint(), b = e.targetEndpoint(), c = (e.controlPoints() || [])[0];
  const g = svg("g", { opacity: num(e.numericStyle("opacity")) });
  const paint = colour(e.data("colour"));
  const path = c ? `M${num(a.x)} ${num(a.y)}Q${num(c.x)} ${num(c.y)} ${num(b.x)} ${num(b.y)}` : `M${num(a.x)} ${num(a.y)}L${num(b.x)} ${num(b.y)}`;
  g.append(svg("path", { d: path, fill: "none", stroke: paint, "stroke-width": num(e.data("width")), "stroke-dasharray": e.data("kind") === "acts_for" ? "2 4" : undefined }));
  if (e.data("arrow") !== "none") {
    const from = c || a, angle = Math.atan2(b.y - from.y, b.x - from.x), s = 5 + 1.6 * e.data("width");
    const at = (d, r) => `${num(b.x - s * Math.cos(angle) * d + r * s * 0.45 * Math.sin(angle))} ${num(b.y - s * Math.sin(angle) * d - r * s * 0.45 * Math.cos(angle))}`;
    g.append(svg("path", { d: `M${at(0, 0)}L${at(1, 1)}L${at(1, -1)}z`, fill: paint }));
  }
  return g;
}

function shapeSVG(n) {
  const { x, y } = n.position(), r = n.data("size") / 2, fill = colour(n.data("colour"));
  if (n.data("group") === "person") return svg("circle", { cx: num(x), cy: num(y), r: num(r), fill: colour("card"), stroke: colour("person"), "stroke-width": 3 });
  switch (n.data("shape")) {
    case "diamond": return svg("path", { d: `M${num(x)} ${num(y - r)}L${num(x + r)} ${num(y)}L${num(x)} ${num(y + r)}L${num(x - r)} ${num(y)}z`, fill });
    case "hexagon": return svg("path", { d: `M${num(x - r)} ${num(y)}L${num(x - r / 2)} ${num(y - r)}L${num(x + r / 2)} ${num(y - r)}L${num(x + r)} ${num(y)}L${num(x + r / 2)} ${num(y + r)}L${num(x - r / 2)} ${num(y + r)}z`, fill });
    case "round-rectangle": return svg("rect", { x: num(x - r), y: num(y - r), width: num(2 * r), height: num(2 * r), rx: num(r / 3), fill });
  }
  return svg("circle", { cx: num(x), cy: num(y), r: num(r), fill });
}

function labelSVG(n, ink, page) {
  const { x, y } = n.position(), font = n.data("font") * grown;
  const text = svg("text", { x: num(x), y: num(y + n.data("size") / 2 + 4 + font), "font-size": num(font), "font-weight": n.data("kind") === "actor" ? 600 : 400, "text-anchor": "middle",
    fill: ink, stroke: page, "stroke-width": num(2.5 * grown), "stroke-linejoin": "round", "paint-order": "stroke" });
  linesOf(n.data("label"), n.data("font")).forEach((line, k) => text.append(svg("tspan", { x: num(x), dy: k ? num(font * 1.15) : 0 }, line)));
  return text;
}

function legendSVG(x, y, ink) {
  const g = svg("g", { "font-size": 12, fill: ink });
  const entries = [["country", "country"], ["organization", "organization"], ["person", "person"], ["meeting", state.mode === "all" ? "meeting" : "met"], ["shares", "position"], ["for", "for"], ["against", "against"]];
  entries.forEach(([token, word], k) => {
    const cx = x + 8 + k * 104;
    g.append(token === "person" ? svg("circle", { cx, cy: y, r: 5, fill: colour("card"), stroke: colour("person"), "stroke-width": 2.5 }) : svg("circle", { cx, cy: y, r: 6, fill: colour(token) }));
    g.append(svg("text", { x: cx + 11, y: y + 4 }, word));
  });
  return g;
}

function save(name, blob) {
  const a = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}
const svgText = () => '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(pictureSVG());
$("save-svg").onclick = () => save("entente.svg", new Blob([svgText()], { type: "image/svg+xml" }));
$("save-png").onclick = () => save("entente.png", cy.png({ output: "blob", full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: colour("page") }));
$("print").onclick = () => window.print();

// On paper: the picture, what is selected, and the strongest links in words.
window.addEventListener("beforeprint", () => {
  const picture = pictureSVG();
  picture.removeAttribute("width");
  picture.removeAttribute("height");
  const rows = [...drawn.links].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, 40);
  const detail = el("div", { className: "detail" });
  if (state.sel) detail.append(...[...$("detail").children].map((c) => c.cloneNode(true)));
  $("paper").replaceChildren(el("p", {}, $("summary").textContent), picture, detail,
    el("h2", {}, "Strongest links"), el("table", {}, el("tbody", {}, ...rows.map((l) => el("tr", {}, el("td", {}, nodes[l.s].name), el("td", {}, wordOf(l.kind)), el("td", {}, nodes[l.t].name), el("td", { className: "num" }, count(l.proofs.length, "proof")))))));
});
window.addEventListener("afterprint", () => $("paper").replaceChildren());
