// The map: where they met. Its outlines are Natural Earth's, and come with the page.

// Longitude and latitude as x and y: degrees, with parallels nearer to each
// other, as they are halfway to the pole.
const SQUEEZE = 1.25;
const onMap = ([lat, lon]) => [lon, -lat * SQUEEZE];
const WORLD = { x1: -170, y1: -84 * SQUEEZE, x2: 180, y2: 57 * SQUEEZE };

let landPath = ""; // made when it is first needed
function land() {
  if (landPath) return landPath;
  const world = JSON.parse($("world").textContent), { geometry, features } = topojson.feature(world, world.objects.land);
  // Where a coast goes around the back of the map its line is lifted.
  const ring = (points) => points.map(([lon, lat], k) => (k && Math.abs(lon - points[k - 1][0]) < 180 ? "L" : "M") + onMap([lat, lon]).map((n) => n.toFixed(1)).join(" ")).join("");
  landPath = (features ? features.map((f) => f.geometry) : [geometry]).flatMap((g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates)).flat().map(ring).join("");
  return landPath;
}

// meetingPlaces are the places of meetings, those with most first:
//   { name, at, meetings: [node] }
function meetingPlaces(all) {
  const found = new Map();
  for (const i of new Set(all.filter((l) => l.kind === "attends").map((l) => l.t))) {
    const name = nodes[i].place;
    if (!name) continue;
    if (!found.has(name)) found.set(name, { name, at: data.places[name], meetings: [] });
    found.get(name).meetings.push(i);
  }
  return [...found.values()].sort((a, b) => b.meetings.length - a.meetings.length || (a.name < b.name ? -1 : 1));
}

const placeKey = (name) => "place~" + name;

function placeDetail(name, v) {
  const place = meetingPlaces(v.all).find((p) => p.name === name), meetings = place ? place.meetings : [];
  const byDate = [...meetings].sort((a, b) => (nodes[b].start || "").localeCompare(nodes[a].start || "") || a - b);
  return [...head(glyph("meeting"), "place", plain(name)), el("p", { className: "meta" }, count(meetings.length, "meeting")),
    ...byDate.slice(0, 30).map((i) => el("section", {}, el("h3", {}, goNode(i)), ...meetingFacts(nodes[i]), proofList(v.all.filter((l) => l.t === i).flatMap((l) => l.proofs), "met", 1)))];
}

// geoJSON is the places on the map as GeoJSON (RFC 7946), each with its meetings.
function geoJSON(places, all) {
  const meeting = (i) => ({ name: nodes[i].name, status: nodes[i].status, date: nodes[i].start, participants: all.filter((l) => l.t === i).map((l) => nodes[l.s].name),
    quotes: [...new Set(all.filter((l) => l.t === i).flatMap((l) => l.proofs))].map((p) => wordsOf(p).words) });
  return { type: "FeatureCollection", features: places.map((p) => ({ type: "Feature", geometry: { type: "Point", coordinates: [p.at[1], p.at[0]] }, properties: { name: plain(p.name), meetings: p.meetings.map(meeting) } })) };
}

let wholeWorld = false;

// frame is the part of the map that is shown: all, or where there were meetings.
function frame(places) {
  if (wholeWorld || !places.length) return WORLD;
  const xs = places.map((p) => onMap(p.at)[0]), ys = places.map((p) => onMap(p.at)[1]);
  const wide = Math.max(50, Math.max(...xs) - Math.min(...xs)) * 1.2, high = Math.max(28, Math.max(...ys) - Math.min(...ys)) * 1.3;
  const x = (Math.min(...xs) + Math.max(...xs)) / 2, y = (Math.min(...ys) + Math.max(...ys)) / 2;
  return { x1: x - wide / 2, x2: x + wide / 2, y1: y - high / 2, y2: y + high / 2 };
}

function showMap(v) {
  const all = meetingPlaces(v.all), known = all.filter((p) => p.at), lost = all.filter((p) => !p.at);
  const box = frame(known), panel = $("map-panel"), wide = Math.max(300, panel.clientWidth - 28), high = Math.max(220, panel.clientHeight - 76);
  const scale = Math.min(wide / (box.x2 - box.x1), high / (box.y2 - box.y1)), mid = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const place = (at) => { const [x, y] = onMap(at); return [(x - mid[0]) * scale + wide / 2, (y - mid[1]) * scale + high / 2]; };
  const picture = svg("svg", { class: "world", viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": "Meetings by place" },
    svg("path", { class: "land", d: land(), transform: `translate(${wide / 2} ${high / 2}) scale(${scale}) translate(${-mid[0]} ${-mid[1]})` }));
  const marks = known.map((p) => ({ p, spot: place(p.at), r: 4 + 3.2 * Math.sqrt(p.meetings.length) }));
  for (const m of marks) picture.append(placeMark(m));
  nameMarks(picture, marks, wide, high);
  const held = all.reduce((n, p) => n + p.meetings.length, 0);
  panel.replaceChildren(el("p", { className: "meta" }, `${count(held, "meeting")} at ${count(all.length, "place")}. `, button(wholeWorld ? "Where they met" : "Whole world", () => { wholeWorld = !wholeWorld; showMap(v); }), " ",
    button("GeoJSON", () => save("entente.geojson", new Blob([JSON.stringify(geoJSON(known, v.all), null, 1)], { type: "application/geo+json" })), { id: "save-geojson", title: "Save the places with their meetings as GeoJSON" })), picture,
    lost.length ? el("p", { className: "meta" }, "Not on the map: ", ...lost.flatMap((p, k) => [k ? ", " : "", go(plain(p.name), placeKey(p.name))])) : "");
}

function placeMark({ p, spot: [x, y], r }) {
  const words = `${plain(p.name)}: ${count(p.meetings.length, "meeting")}`, own = state.sel === placeKey(p.name);
  const g = svg("g", { class: "event" + (own ? " own" : ""), tabindex: 0, role: "button", "aria-label": words }, svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) }), svg("title", {}, words));
  press(g, () => change({ sel: placeKey(p.name) }));
  return g;
}

// nameMarks writes the names of places that have room.
function nameMarks(picture, marks, wide, high) {
  const room = new Room();
  for (const { spot: [x, y], r } of marks) room.take([x - r, y - r, x + r, y + r]);
  for (const { p, spot: [x, y], r } of marks) {
    const text = plain(p.name), w = widthOf([text], 12), options = [[x + r + 3, y + 4, "start"], [x - r - 3, y + 4, "end"], [x, y + r + 13, "middle"], [x, y - r - 4, "middle"]];
    for (const [tx, ty, anchor] of options) {
      const left = anchor === "start" ? tx : anchor === "end" ? tx - w : tx - w / 2, box = [left, ty - 11, left + w, ty + 3];
      if (left < 0 || left + w > wide || ty > high - 2 || ty < 12 || !room.free(box)) continue;
      picture.append(svg("text", { x: tx.toFixed(1), y: ty.toFixed(1), "text-anchor": anchor }, text));
      room.take(box);
      break;
    }
  }
}
