// Pictures and paper.

// A pen for SVG writes the data of a path.
class PathPen {
  constructor() { this.d = ""; }
  moveTo(x, y) { this.d += `M${num(x)} ${num(y)}`; }
  lineTo(x, y) { this.d += `L${num(x)} ${num(y)}`; }
  quadraticCurveTo(cx, cy, x, y) { this.d += `Q${num(cx)} ${num(cy)} ${num(x)} ${num(y)}`; }
  circle(x, y, r) { this.d += `M${num(x + r)} ${num(y)}A${num(r)} ${num(r)} 0 1 1 ${num(x - r)} ${num(y)}A${num(r)} ${num(r)} 0 1 1 ${num(x + r)} ${num(y)}z`; }
  closePath() { this.d += "z"; }
}
const num = (x) => x.toFixed(1);
function pathSVG(props, write) {
  const pen = new PathPen();
  write(pen);
  return svg("path", { d: pen.d, ...props });
}

const PAD = 24, LEGEND = 34; // around a saved picture, and below it

// pictureSVG draws the scene as an SVG document of its own.
function pictureSVG() {
  colours = readColours(); // on paper they differ
  const box = bounds(true);
  const w = Math.max(760, box.x2 - box.x1 + 2 * PAD), h = Math.max(200, box.y2 - box.y1 + 2 * PAD + LEGEND);
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: Math.round(w), height: Math.round(h), viewBox: [box.x1 - PAD, box.y1 - PAD, w, h].map(num).join(" "),
    "font-family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif", role: "img", "aria-label": $("summary").textContent });
  out.append(svg("title", {}, $("about").textContent + ". " + $("summary").textContent));
  out.append(svg("rect", { x: box.x1 - PAD, y: box.y1 - PAD, width: w, height: h, fill: colours.page }));
  for (const link of scene.links) out.append(linkSVG(link));
  for (const t of scene.things) out.append(thingSVG(t));
  for (const t of scene.things) if (named.has(t)) out.append(labelSVG(t));
  out.append(legendSVG(box.x1, box.y2 + PAD + 8, colours.ink));
  return out;
}

function linkSVG(link) {
  const c = course(link), g = svg("g", { opacity: num(alphaOf(link)) });
  g.append(pathSVG({ fill: "none", stroke: colours[link.colour], "stroke-width": num(link.width), "stroke-dasharray": link.dotted ? "2 4" : undefined }, (pen) => linePath(pen, c)));
  if (link.arrow) g.append(pathSVG({ fill: colours[link.colour] }, (pen) => arrowPath(pen, c, arrowLength(link))));
  return g;
}

function thingSVG(t) {
  const hollow = t.colour === "person";
  return pathSVG({ fill: hollow ? colours.card : colours[t.colour], stroke: hollow ? colours.person : undefined, "stroke-width": hollow ? 3 : undefined, opacity: faint(t) ? "0.16" : undefined }, (pen) => thingPath(pen, t));
}

function labelSVG(t) {
  const font = t.font / labelScale(), x = num(t.x);
  const text = svg("text", { x, y: num(t.y + t.r + 4 / labelScale() + font * 0.9), "font-size": num(font), "font-weight": t.n.kind === "actor" ? 600 : 400, "text-anchor": "middle",
    fill: colours.ink, stroke: colours.page, "stroke-width": num(2.5 / labelScale()), "stroke-linejoin": "round", "paint-order": "stroke", opacity: faint(t) ? "0.16" : undefined });
  t.lines.forEach((line, k) => text.append(svg("tspan", { x, dy: k ? num(font * 1.15) : 0 }, line)));
  return text;
}

function legendSVG(x, y, ink) {
  const g = svg("g", { "font-size": 12, fill: ink });
  const entries = [["country", "country"], ["organization", "organization"], ["person", "person"], ["meeting", state.mode === "all" ? "meeting" : "met"], ["shares", "position"], ["for", "for"], ["against", "against"]];
  entries.forEach(([token, word], k) => {
    const cx = x + 8 + k * 104;
    g.append(token === "person" ? svg("circle", { cx, cy: y, r: 5, fill: colours.card, stroke: colours.person, "stroke-width": 2.5 }) : svg("circle", { cx, cy: y, r: 6, fill: colours[token] }));
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
$("save-png").onclick = () => picturePNG((blob) => save("entente.png", blob));

// picturePNG draws the SVG on a canvas.
const LARGEST = 8000; // pixels a side
function picturePNG(done) {
  const picture = new Image(), sized = pictureSVG();
  const w = +sized.getAttribute("width"), h = +sized.getAttribute("height"), k = Math.min(2, LARGEST / w, LARGEST / h);
  picture.onload = () => {
    const sheet = el("canvas", { width: Math.round(w * k), height: Math.round(h * k) });
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    URL.revokeObjectURL(picture.src);
    sheet.toBlob(done, "image/png");
  };
  picture.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(sized)], { type: "image/svg+xml" }));
}
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
window.addEventListener("afterprint", () => { $("paper").replaceChildren(); showColours(); });
