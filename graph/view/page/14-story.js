// What is seen first beside the picture: the camps, who is against whom, and
// what was held last. Each line is a way to its proof.

function story(v) {
  const drawn = new Set(v.nodes), body = [el("h2", {}, "Who stands with whom")];
  const shown = camps.map((c, k) => ({ c, k, members: c.members.filter((i) => drawn.has(i)) })).filter(({ k, members }) => k < CAMPS && members.length > 1);
  if (shown.length) body.push(el("p", { className: "meta" }, "Colours are camps: actors that meet, agree and speak for each other. Choose a line to read the words that prove it."));
  for (const { c, k, members } of shown.slice(0, 6)) body.push(campCard(c, k, members));
  const part = (title, pairs, tone) => pairs.length && body.push(sectionOf(title, null, list(pairs.slice(0, 6).map((p) => item(glyph(tone), pairLine(p), "")), 6)));
  part("Against each other", v.pairs.filter((p) => p.tone === "against").sort(byQuarrel), "against");
  part("Closest", v.pairs.filter((p) => p.tone === "with").sort(byStrength), "with");
  const meetings = [...new Set(v.all.filter((l) => l.kind === "attends").map((l) => l.t))].filter((i) => nodes[i].start).sort((a, b) => nodes[b].start.localeCompare(nodes[a].start) || a - b);
  if (meetings.length) body.push(sectionOf("Last meetings", meetings.length, list(meetings.slice(0, 5).map((i) => item(glyph("meeting"), goNode(i), dateWords(nodes[i].start))), 5)));
  body.push(el("details", {}, el("summary", {}, "Keys"), el("dl", { className: "keys" }, ...[["← ↑ → ↓", "go from node to node"], ["Enter", "open the node"], ["+ −", "zoom"], ["0", "show all"], ["Esc", "close the node"], ["/", "find"]]
    .flatMap(([k, w]) => [el("dt", {}, k), el("dd", {}, w)]))));
  return body;
}

const pairLine = (p) => el("span", {}, goNode(p.s), p.tone === "against" ? " against " : " and ", goNode(p.t), " ", el("span", { className: "meta" }, goPair(p, pairWords(p))));

function campCard(c, k, members) {
  const box = el("section", { className: "camp " + campClass(k) }, el("h3", {}, go(campName(c), c.id)));
  const line = el("p", {});
  members.slice(0, 7).forEach((i, n) => line.append(n ? ", " : "", goNode(i)));
  if (members.length > 7) line.append(` and ${members.length - 7} more`);
  box.append(line);
  return box;
}

// campDetail is the dossier of a camp: what it stands for, and against whom.
function campDetail(c, v) {
  const k = camps.indexOf(c), members = new Set(c.members), body = head(glyph("camp", k), `camp of ${c.members.length}`, campName(c));
  const inside = v.pairs.filter((p) => members.has(p.s) && members.has(p.t)), outside = v.pairs.filter((p) => members.has(p.s) !== members.has(p.t) && p.against > 0);
  body.push(sectionOf("Members", c.members.length, list(c.members.map((i) => item(glyphOf(nodes[i]), goNode(i))), 10)));
  const issues = campIssues(members, v.all);
  if (issues.length) body.push(sectionOf("Stands for and against", issues.length, list(issues.map(({ issue, tone, who }) => item(el("span", { className: "sign " + tone }, SIGN[tone]), issueButton(issue), count(who.size, "member"))), 8)));
  if (outside.length) body.push(sectionOf("Against others", outside.length, list(outside.sort(byQuarrel).map((p) => item(glyph("against"), pairLine(p))), 6)));
  if (inside.length) body.push(sectionOf("What binds it", inside.length, list(inside.sort(byStrength).map((p) => item(glyph("with"), pairLine(p))), 8)));
  return body;
}

function campIssues(members, all) {
  const found = new Map();
  for (const l of all) {
    const issue = l.kind === "holds" && members.has(l.s) ? issueOf(nodes[l.t]) : "", tones = issue ? new Set(l.proofs.map((p) => sideOn(p, nodes[l.t]))) : new Set();
    for (const tone of tones) {
      if (tone === "neutral") continue;
      const key = tone + issue;
      if (!found.has(key)) found.set(key, { issue, tone, who: new Set() });
      found.get(key).who.add(l.s);
    }
  }
  return [...found.values()].filter((f) => f.who.size > 1).sort((a, b) => b.who.size - a.who.size || (a.issue < b.issue ? -1 : 1));
}
