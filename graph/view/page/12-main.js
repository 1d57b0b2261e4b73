// All of it together: what is chosen goes in, what is seen comes out.

function showTheme() {
  const root = document.documentElement;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  $("theme").setAttribute("aria-pressed", String(dark));
  showColours();
}
$("theme").onclick = () => change({ theme: $("theme").getAttribute("aria-pressed") === "true" ? "light" : "dark" });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);

function showTabs() {
  for (const name of ["graph", "table"]) {
    const on = state.tab === name;
    $(name + "-tab").setAttribute("aria-selected", String(on));
    $(name + "-tab").tabIndex = on ? 0 : -1;
    $(name + "-panel").hidden = !on;
  }
}
for (const [name, other] of [["graph", "table"], ["table", "graph"]]) {
  $(name + "-tab").onclick = () => change({ tab: name });
  $(name + "-tab").addEventListener("keydown", (ev) => {
    if (ev.key !== "ArrowLeft" && ev.key !== "ArrowRight") return;
    change({ tab: other });
    $(other + "-tab").focus();
  });
}
$("skip").onclick = () => { change({ tab: "table" }); $("table-panel").focus(); };

function showSummary(v) {
  const less = v.nodes.length < v.total.nodes || v.links.length < v.total.links;
  const what = state.mode === "actors" ? ["actor", "actors"] : ["node", "nodes"];
  $("summary").textContent = (less ? `The strongest ${digits(v.nodes.length)} of ` : "") + `${count(v.total.nodes, ...what)}, ` +
    (v.links.length < v.total.links ? `${digits(v.links.length)} of ` : "") + count(v.total.links, "link");
  const focus = $("focus");
  focus.hidden = state.around < 0;
  if (state.around >= 0) focus.replaceChildren(el("span", {}, `Around ${nodes[state.around].name}`), el("button", { type: "button", onclick: () => change({ around: -1 }) }, "Whole network"));
}

function showEmpty(v) {
  const none = v.nodes.length === 0;
  $("empty").hidden = !none;
  if (!none) return;
  $("empty").replaceChildren(...(nodes.length === 0
    ? [el("h2", {}, "Nothing in the graph yet"), el("p", {}, "Load articles, then open this page again:"), el("p", {}, el("code", {}, "entente load FILE"))]
    : [el("h2", {}, "The filters leave nothing"), el("p", {}, "Tick more kinds or stances, widen the dates, or ask for fewer articles."), el("button", { type: "button", onclick: () => change({ ...initial(), theme: state.theme }) }, "Show all again")]));
}

// show brings the page in line with the state.
function show() {
  showTheme();
  showTabs();
  const v = visible(state);
  showSummary(v);
  showEmpty(v);
  showFilters(v);
  if (state.tab === "table") showTables(v);
  draw(v);
  choose();
  showDetail(v);
  showTime(v);
}

$("about").textContent = plain(data.about);
$("copy-link").onclick = async () => {
  try { await navigator.clipboard.writeText(location.href); $("spoken").textContent = "Link copied"; $("copy-link").textContent = "Copied"; }
  catch { prompt("The link to what is shown:", location.href); }
  setTimeout(() => { $("copy-link").textContent = "Link"; }, 1500);
};
document.addEventListener("keydown", (ev) => {
  if (ev.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) { $("search").focus(); ev.preventDefault(); }
});
window.addEventListener("popstate", () => { state = readState(location.hash); show(); });
let width = 0;
new ResizeObserver(() => {
  if (Math.abs($("time").clientWidth - width) < 2) return;
  width = $("time").clientWidth;
  showTime(visible(state));
}).observe($("time"));
show();
