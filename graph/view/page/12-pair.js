// What links two actors: shared by the details of a line and by Compare.

// linksBetween are the sections of what links two actors, with the proofs of each link.
function linksBetween(pair, all) {
  const own = (via) => all.filter((x) => x.t === via && (x.s === pair.s || x.s === pair.t)).flatMap((x) => x.proofs);
  const of = (list) => [...list].sort((a, b) => articlesOf(own(b)) - articlesOf(own(a)) || a - b);
  const body = [];
  const part = (title, n, items) => n && body.push(sectionOf(title, n, folded5(items)));
  part("Against each other", pair.opposed.length, pair.opposed.map((topic) => () => opposedOn(pair, topic, all)));
  for (const [title, tone] of [["Said against the other", "against"], ["Said for the other", "for"], ["Said of the other", "neutral"]]) {
    const links = pair.says.filter((l) => side(l.kind) === tone);
    part(title, links.length, links.map((l) => () => el("div", {}, el("h4", {}, goNode(l.s), ` ${wordOf(l.kind)} `, goNode(l.t)), proofList(l.proofs, tone, 3))));
  }
  for (const [title, list, cls] of [["Met", pair.met, "met"], ["To meet", pair.toMeet, "met"]]) {
    part(title, list.length, [...list].sort((a, b) => (nodes[b].start || "").localeCompare(nodes[a].start || "") || a - b).map((via) => () => el("div", {}, el("h4", {}, goNode(via)), ...meetingFacts(nodes[via]), proofList(own(via), cls, 2))));
  }
  part("Both hold", pair.shares.length, of(pair.shares).map((via) => () => el("div", {}, el("h4", {}, goNode(via)), proofList(own(via), side(nodes[via].group), 2))));
  part("Acts for", pair.acts.length, pair.acts.map((l) => () => el("div", {}, el("h4", {}, goNode(l.s), " acts for ", goNode(l.t)), proofList(l.proofs, "", 2))));
  return body;
}

// folded5 shows five of some blocks, and the others when asked.
function folded5(blocks) {
  const box = el("div", {}, ...blocks.slice(0, 5).map((b) => b()));
  if (blocks.length > 5) {
    const more = button(`Show ${blocks.length - 5} more`, () => { more.remove(); box.append(...blocks.slice(5).map((b) => b())); });
    box.append(more);
  }
  return box;
}

// heldOn are the proofs of what an actor holds on a topic, for or against.
function heldOn(i, topic, all) {
  const held = { for: [], against: [], neutral: [] };
  for (const l of all) if (l.s === i && l.kind === "holds" && nodes[l.t].topic === topic) held[side(nodes[l.t].group)].push(...l.proofs);
  return held;
}

function opposedOn(pair, topic, all) {
  const box = el("div", {}, el("h4", {}, plain(topic)));
  for (const i of [pair.s, pair.t]) {
    const held = heldOn(i, topic, all);
    for (const tone of ["for", "against"]) if (held[tone].length) box.append(el("p", { className: "meta" }, goNode(i), " is " + tone), proofList(held[tone], tone, 2));
  }
  return box;
}

function issueButton(issue) {
  return el("button", { type: "button", className: "text", dir: "auto", title: "How stances on it changed", onclick: () => change({ tab: "trend", on: "issue:" + issue }) }, plain(issue));
}

function meetingFacts(n) {
  if (n.kind !== "meeting") return [];
  const facts = [n.status, n.group, n.place && "in " + plain(n.place), dateWords(n.start)].filter(Boolean);
  return [el("p", { className: "meta" }, facts.join(", "))];
}
