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
  const day = (d) => (d ? dateWords(d) : ""), isPair = state.mode === "actors";
  const nodeRows = v.nodes.map((i) => ({ i, n: nodes[i], span: spanOf(nodes[i]), articles: articlesOf(proofsAt(nodes[i])) }));
  const linkRows = v.links.map((l) => {
    const list = l.pair ? [...proofsOf(l, v.all)] : l.proofs, dates = list.map((p) => proofs[p].date).filter(Boolean).sort();
    return { l, first: dates[0] || "", last: dates.at(-1) || "", articles: articlesOf(list), words: l.pair ? pairWords(l) : wordOf(l.kind) };
  });
  $("table-panel").replaceChildren(
    table(isPair ? "Actors" : "Actors, meetings and positions", nodeRows, [
      { name: "Name", value: (r) => r.n.name, cell: (r) => goNode(r.i) },
      { name: "Kind", value: (r) => (r.n.kind === "actor" ? r.n.group || "actor" : r.n.kind) },
      { name: "Camp", value: (r) => (r.n.camp >= 0 ? campName(camps[r.n.camp]) : "") },
      { name: "Links", num: true, value: (r) => degree.get(r.i) || 0 },
      { name: "Articles", num: true, value: (r) => r.articles },
      { name: "First", date: true, value: (r) => r.span[0], cell: (r) => day(r.span[0]) },
      { name: "Last", date: true, value: (r) => r.span[1], cell: (r) => day(r.span[1]) },
    ], 4, true),
    table("Links", linkRows, [
      { name: "From", value: (r) => nodes[r.l.s].name, cell: (r) => goNode(r.l.s) },
      { name: "Link", value: (r) => r.words, cell: (r) => go(r.words, r.l.key) },
      { name: "To", value: (r) => nodes[r.l.t].name, cell: (r) => goNode(r.l.t) },
      { name: "Articles", num: true, value: (r) => r.articles },
      { name: "First", date: true, value: (r) => r.first, cell: (r) => day(r.first) },
      { name: "Last", date: true, value: (r) => r.last, cell: (r) => day(r.last) },
    ], 3, true));
}
