// The same in words: tables of nodes and links, for those who read rather than look.

const ROWS = 200;

// table makes a table that can be sorted by each column.
//   columns: { name, num, value(row), cell(row) }
function table(caption, rows, columns, by, down) {
  const box = el("section", {}, el("h2", {}, caption));
  let shown = ROWS;
  const fill = () => {
    const sorted = [...rows].sort((a, b) => {
      const x = columns[by].value(a), y = columns[by].value(b);
      return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
    });
    const headRow = el("tr", {}, ...columns.map((c, k) => {
      const th = el("th", { scope: "col", className: c.num ? "num" : "" }, el("button", { type: "button", onclick: () => {
        [by, down] = [k, k === by ? !down : Boolean(c.num)];
        fill();
        box.querySelectorAll("th button")[k].focus();
      } }, c.name));
      if (k === by) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      return th;
    }));
    const body = el("tbody", {}, ...sorted.slice(0, shown).map((r) => el("tr", {}, ...columns.map((c) => el("td", { className: c.num ? "num" : c.date ? "date" : "" }, c.cell ? c.cell(r) : String(c.value(r)))))));
    const t = el("table", { "aria-label": caption }, el("thead", {}, headRow), body);
    box.replaceChildren(box.firstChild, t);
    if (sorted.length > shown) box.append(el("button", { type: "button", onclick: () => { shown += 5 * ROWS; fill(); } }, `Show more (${sorted.length - shown} left)`));
  };
  fill();
  return box;
}

function showTables(v) {
  const degree = new Map();
  for (const l of v.links) for (const i of [l.s, l.t]) degree.set(i, (degree.get(i) || 0) + 1);
  const dates = (l) => l.proofs.map((p) => proofs[p].date).filter(Boolean).sort();
  const nodeRows = v.nodes.map((i) => ({ i, n: nodes[i] }));
  const linkRows = v.links.map((l) => ({ l, dates: dates(l), articles: new Set(l.proofs.map((p) => proofs[p].a)).size }));
  $("table-panel").replaceChildren(
    table(state.mode === "actors" ? "Actors" : "Actors, meetings and positions", nodeRows, [
      { name: "Name", value: (r) => r.n.name, cell: (r) => goNode(r.i) },
      { name: "Kind", value: (r) => (r.n.kind === "actor" ? r.n.group || "actor" : r.n.kind) },
      { name: "Links", num: true, value: (r) => degree.get(r.i) || 0 },
      { name: "First", date: true, value: (r) => r.n.start || "", cell: (r) => (r.n.start ? dateWords(r.n.start) : "") },
      { name: "Last", date: true, value: (r) => r.n.end || "", cell: (r) => (r.n.end ? dateWords(r.n.end) : "") },
    ], 2, true),
    table("Links", linkRows, [
      { name: "From", value: (r) => nodes[r.l.s].name, cell: (r) => goNode(r.l.s) },
      { name: "Link", value: (r) => wordOf(r.l.kind), cell: (r) => go(wordOf(r.l.kind), r.l.key) },
      { name: "To", value: (r) => nodes[r.l.t].name, cell: (r) => goNode(r.l.t) },
      { name: "Articles", num: true, value: (r) => r.articles },
      { name: "First", date: true, value: (r) => r.dates[0] || "", cell: (r) => (r.dates.length ? dateWords(r.dates[0]) : "") },
      { name: "Last", date: true, value: (r) => r.dates.at(-1) || "", cell: (r) => (r.dates.length ? dateWords(r.dates.at(-1)) : "") },
    ], 3, true));
}
