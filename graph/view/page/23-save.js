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
  const box = withWords(bounds(scene.things));
  const w = Math.max(760, box.x2 - box.x1 + 2 * PAD), h = Math.max(200, box.y2 - box.y1 + 2 * PAD + LEGEND);
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: Math.round(w), height: Math.round(h), viewBox: [box.x1 - PAD, box.y1 - PAD, w, h].map(num).join(" "),
    "font-family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif", role: "img", "aria-label": $("summary").textContent });
  out.append(svg("title", {}, $("about").textContent + ". " + $("summary").textContent));
  out.append(svg("rect", { x: box.x1 - PAD, y: box.y1 - PAD, width: w, height: h, fill: colours.page }));
  if (state.mode === "actors" && state.around < 0) for (const [k, all] of campsShown()) out.append(svg("polygon", { points: ground(all).map((p) => p.map(num).join(",")).join(" "), fill: colours[campClass(k)], opacity: "0.1" }));
  for (const link of scene.links) out.append(linkSVG(link));
  for (const t of scene.things) out.append(thingSVG(t));
  for (const s of spoken) out.append(wordsSVG(s.lines, s.x, s.y - s.up / view.k, s.font / view.k, s.weight, colours[s.colour], 1));
  for (const [t, at] of named) out.append(wordsSVG(t.lines, t.x + at.x / view.k, t.y + at.y / view.k, (t.font * at.size) / view.k, t.n.kind === "actor" ? 600 : 400, colours.ink, faint(t) ? 0.16 : 1));
  out.append(legendSVG(box.x1, box.y2 + PAD + 8, colours.ink));
  return out;
}

function linkSVG(link) {
  const c = course(link), g = svg("g", { opacity: num(alphaOf(link)) });
  g.append(pathSVG({ fill: "none", stroke: colours[link.colour], "stroke-width": num(link.width), "stroke-dasharray": link.dash ? link.dash.join(" ") : undefined }, (pen) => linePath(pen, c)));
  if (link.arrow) g.append(pathSVG({ fill: colours[link.colour] }, (pen) => arrowPath(pen, c, arrowLength(link))));
  return g;
}

function thingSVG(t) {
  const hollow = t.n.group === "person";
  return pathSVG({ fill: hollow ? colours.card : colours[t.colour], stroke: hollow ? colours[t.colour] : undefined, "stroke-width": hollow ? 3 : undefined, opacity: faint(t) ? "0.16" : undefined }, (pen) => thingPath(pen, t));
}

// withWords widens a box by the labels around what is in it.
function withWords(box) {
  for (const [t, at] of named) {
    const w = (widthOf(t.lines, t.font) * at.size) / view.k / 2, x = t.x + at.x / view.k, y = t.y + at.y / view.k;
    box = { x1: Math.min(box.x1, x - w), x2: Math.max(box.x2, x + w), y1: Math.min(box.y1, y), y2: Math.max(box.y2, y + (t.lines.length * t.font * 1.2 * at.size) / view.k) };
  }
  for (const s of spoken) if (s.camp !== undefined) box = { ...box, y1: Math.min(box.y1, s.y), y2: Math.max(box.y2, s.y + (s.lines.length * s.font * 1.2) / view.k) };
  return box;
}

function wordsSVG(lines, x, y, font, weight, fill, opacity) {
  const text = svg("text", { x: num(x), y: num(y + font * 0.9), "font-size": num(font), "font-weight": weight, "text-anchor": "middle",
    fill, stroke: colours.page, "stroke-width": num(font / 4), "stroke-linejoin": "round", "paint-order": "stroke", opacity: opacity < 1 ? opacity : undefined });
  lines.forEach((line, k) => text.append(svg("tspan", { x: num(x), dy: k ? num(font * 1.17) : 0 }, line)));
  return text;
}

function legendSVG(x, y, ink) {
  const g = svg("g", { "font-size": 12, fill: ink });
  const entries = state.mode === "actors" ? [["with", "with each other"], ["against", "against each other"], ["mixed", "both"], ["met", "met"]] : [["meeting", "meeting"], ["with", "holds"], ["for", "for"], ["against", "against"]];
  entries.forEach(([token, word], k) => {
    const at = x + k * 150;
    g.append(svg("line", { x1: at, x2: at + 22, y1: y, y2: y, stroke: colours[token], "stroke-width": 4, "stroke-dasharray": state.mode === "actors" && DASH[token] ? DASH[token].join(" ") : undefined }));
    g.append(svg("text", { x: at + 28, y: y + 4 }, word));
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

// On paper: the picture or what the tab shows, what is selected, and the strongest links in words.
window.addEventListener("beforeprint", () => {
  let main = $(state.tab + "-panel").cloneNode(true);
  if (state.tab === "graph") {
    main = pictureSVG();
    main.removeAttribute("width");
    main.removeAttribute("height");
  } else main.removeAttribute("id");
  const rows = [...drawn.links].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, 40);
  const detail = el("div", { className: "detail" });
  if (state.sel) detail.append(...[...$("detail").children].map((c) => c.cloneNode(true)));
  const proven = (l) => (l.pair ? proofsOf(l, drawn.all).size : l.proofs.length);
  $("paper").replaceChildren(el("p", {}, $("summary").textContent), main, detail,
    el("h2", {}, "Strongest links"), el("table", {}, el("tbody", {}, ...rows.map((l) => el("tr", {}, el("td", {}, nodes[l.s].name), el("td", {}, l.pair ? pairWords(l) : wordOf(l.kind)), el("td", {}, nodes[l.t].name), el("td", { className: "num" }, count(proven(l), "proof")))))));
});
window.addEventListener("afterprint", () => { $("paper").replaceChildren(); showColours(); });
