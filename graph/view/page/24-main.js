// All of it together: what is chosen goes in, what is seen comes out.

function showTheme() {
  const root = document.documentElement, dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const was = root.dataset.dark;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  root.dataset.dark = String(dark);
  $("theme").setAttribute("aria-pressed", String(dark));
  if (was !== String(dark)) showColours();
}
$("theme").onclick = () => change({ theme: $("theme").getAttribute("aria-pressed") === "true" ? "light" : "dark" });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);

function showTabs() {
  for (const name of TABS) {
    const on = state.tab === name;
    $(name + "-tab").setAttribute("aria-selected", String(on));
    $(name + "-tab").tabIndex = on ? 0 : -1;
    $(name + "-panel").hidden = !on;
  }
  for (const id of ["graph-tools", "save-svg", "save-png"]) $(id).hidden = state.tab !== "graph";
  $("time-line").hidden = state.tab === "compare" || state.tab === "trend"; // they have their own
}
TABS.forEach((name, k) => {
  $(name + "-tab").onclick = () => change({ tab: name });
  $(name + "-tab").addEventListener("keydown", (ev) => {
    const by = { ArrowLeft: TABS.length - 1, ArrowRight: 1 }[ev.key];
    if (!by) return;
    const next = TABS[(k + by) % TABS.length];
    change({ tab: next });
    $(next + "-tab").focus();
  });
});
$("skip").onclick = () => { change({ tab: "table" }); $("table-panel").focus(); };

function showSummary(v) {
  const what = state.mode === "actors" ? ["actor", "actors"] : ["node", "nodes"];
  const part = (n, of, ...words) => (n < of ? `${digits(n)} of ` : "") + count(of, ...words);
  $("summary").textContent = part(v.nodes.length, v.total.nodes, ...what) + ", " + part(v.links.length, v.total.links, state.mode === "actors" ? "line" : "link");
  const focus = $("focus");
  focus.hidden = state.around < 0;
  if (state.around >= 0) focus.replaceChildren(el("span", {}, `Around ${nodes[state.around].name}`), button("Whole network", () => change({ around: -1 })));
}

function showEmpty(v) {
  const none = v.nodes.length === 0;
  $("empty").hidden = !none;
  if (!none) return;
  $("empty").replaceChildren(...(nodes.length === 0
    ? [el("h2", {}, "Nothing in the graph yet"), el("p", {}, "Load articles, then open this page again:"), el("p", {}, el("code", {}, "entente load FILE"))]
    : [el("h2", {}, "The filters leave nothing"), el("p", {}, "Tick more kinds or stances, widen the dates, or ask for fewer articles."), button("Show all again", () => change(fresh()))]));
}

// pictured is the part of the state that says what is drawn: where it stays,
// the view stays too.
const pictured = () => writeState({ ...state, sel: "", theme: "", tab: "graph", a: -1, b: -1, on: "" });
let shown = null;

const panels = { matrix: (v) => showMatrix(v), compare: (v) => showCompare(v), trend: (v) => showTrend(v), map: (v) => showMap(v), table: (v) => showTables(v) };

// show brings the page in line with the state.
function show() {
  showTheme();
  showTabs();
  const same = shown === pictured();
  if (!same) level = 1;
  const v = visible(state, level);
  if (state.tab === "graph") {
    shown = pictured();
    draw(v, same);
    choose();
    if (same) reveal();
  } else {
    drawn = v;
    scene = { things: [], links: [], at: new Map() };
    shown = null; // the picture is drawn anew when it is seen again
    panels[state.tab](v);
  }
  showSummary(v);
  showEmpty(v);
  showFilters(v);
  showDetail(v);
  showTime(v);
}

$("about").textContent = plain(data.about);
$("copy-link").onclick = async () => {
  try { await navigator.clipboard.writeText(location.href); say("Link copied"); $("copy-link").textContent = "Copied"; }
  catch { prompt("The link to what is shown:", location.href); }
  setTimeout(() => { $("copy-link").textContent = "Link"; }, 1500);
};
document.addEventListener("keydown", (ev) => {
  if (ev.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { $("search").focus(); ev.preventDefault(); }
});
window.addEventListener("popstate", () => { state = readState(location.hash); show(); });
let width = 0;
new ResizeObserver(() => {
  if (Math.abs($("time").clientWidth - width) < 2) return;
  const first = width === 0;
  width = $("time").clientWidth;
  if (!first) showTime(visible(state, level));
}).observe($("time"));
state = readState(location.hash);
show();
