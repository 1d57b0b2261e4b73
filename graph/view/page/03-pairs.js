// Which part of what is known the filters leave, and what of it is drawn.

// A kept link: an edge with the proofs that the filters leave.
//   { key, s, t, kind, proofs: [index], weight: articles }

// kept are the links that the filters leave.
function kept(state) {
  const issues = new Set(state.issues), found = [];
  for (const e of edges) {
    const cls = linkClass(e.kind);
    if (state.hide.has(cls)) continue;
    const position = cls === "shares" ? nodes[e.t] : null;
    if (position && state.hide.has(position.group)) continue;
    if (cls === "says" && state.hide.has(e.kind)) continue;
    if (issues.size && (cls === "met" || (position && !issues.has(issueOf(position))))) continue;
    if ([e.s, e.t].some((i) => isActor(i) && (state.hide.has(nodes[i].group) || state.without.has(i)))) continue;
    let left = e.p || [];
    if (cls === "says" && issues.size) left = left.filter((p) => proofs[p].position !== undefined && issues.has(issueOf(nodes[proofs[p].position])));
    if (cls === "met") {
      if (!touches(nodes[e.t].start, state.since, state.until)) continue;
    } else if (cls !== "acts_for") {
      left = left.filter((p) => touches(proofs[p].date, state.since, state.until));
    }
    const count = articlesOf(left);
    if (cls !== "acts_for" && (count < state.min || left.length === 0)) continue;
    found.push({ key: e.key, s: e.s, t: e.t, kind: e.kind, proofs: left, weight: Math.max(1, count) });
  }
  return withActors(found, state);
}

// withActors leaves who acts for whom among those whom something else links,
// or alone where it is all that is asked for.
function withActors(found, state) {
  if (["met", "shares", "says"].every((k) => state.hide.has(k))) return found;
  const linked = new Set();
  for (const l of found) if (l.kind !== "acts_for") linked.add(l.s).add(l.t);
  return found.filter((l) => l.kind !== "acts_for" || (linked.has(l.s) && linked.has(l.t)));
}

// A pair is all that links two actors, as one line:
//   { key, s, t, pair: true, met, toMeet, shares: [node], opposed: [topic], says: [kept link], acts: [kept link],
//     with, join (by meetings), against, other: strengths, strength, weight: how many links, tone }
function pairsOf(all) {
  const pairs = new Map();
  const of = (a, b) => {
    const [s, t] = a < b ? [a, b] : [b, a], key = s * nodes.length + t;
    let p = pairs.get(key);
    if (!p) pairs.set(key, (p = { key: nodes[s].id + "~pair~" + nodes[t].id, s, t, pair: true, met: [], toMeet: [], shares: [], opposed: [], says: [], acts: [], with: 0, join: 0, against: 0, other: 0 }));
    return p;
  };
  const ends = new Map();
  for (const l of all) {
    if (isActor(l.t)) said(of(l.s, l.t), l);
    else if (ends.has(l.t)) ends.get(l.t).push(l.s);
    else ends.set(l.t, [l.s]);
  }
  for (const [via, who] of ends) {
    const list = listOf(nodes[via]);
    if (list) each2(who, (a, b) => { const p = of(a, b); p[list].push(via); p[list === "shares" ? "with" : "join"] += 1 / (who.length - 1); });
  }
  for (const [topic, { pro, con }] of sidesOf(all)) {
    for (const a of pro) for (const b of con) if (a !== b) { const p = of(a, b); p.opposed.push(topic); p.against += 1 / (pro.size + con.size - 1); }
  }
  for (const p of pairs.values()) weigh(p);
  return [...pairs.values()];
}

function each2(list, act) {
  for (let i = 0; i < list.length; i++) for (let j = 0; j < i; j++) if (list[i] !== list[j]) act(list[i], list[j]);
}

function said(pair, l) {
  if (l.kind === "acts_for") return void pair.acts.push(l);
  pair.says.push(l);
  pair[{ for: "with", against: "against", neutral: "other" }[side(l.kind)]] += l.weight;
}

// listOf is where a pair keeps what both attended or hold; nobody meets at
// what was cancelled.
function listOf(n) {
  if (n.kind === "position") return "shares";
  return { held: "met", planned: "toMeet" }[n.status || "held"];
}

// sidesOf are the actors for and against each topic. Opposite stances within
// an issue need not clash: one condemns missile launches, the other supports disarmament.
function sidesOf(all) {
  const topics = new Map();
  for (const l of all) {
    const s = l.kind === "holds" ? side(nodes[l.t].group) : "neutral", topic = nodes[l.t].topic;
    if (s === "neutral" || !topic) continue;
    if (!topics.has(topic)) topics.set(topic, { pro: new Set(), con: new Set() });
    topics.get(topic)[s === "for" ? "pro" : "con"].add(l.s);
  }
  return topics;
}

function weigh(p) {
  p.strength = p.with + p.join + p.against + p.other;
  p.weight = p.met.length + p.toMeet.length + p.shares.length + p.opposed.length + p.says.reduce((n, l) => n + l.weight, 0);
  p.tone = p.strength === 0 ? "acts" : p.against > p.with ? "against" : p.against * 3 > p.with ? "mixed" : p.with > 0 ? "with" : p.join > 0 ? "met" : "other";
}

// proofsOf are all proofs of a pair among the kept links.
function proofsOf(pair, all) {
  const via = new Set([...pair.met, ...pair.toMeet, ...pair.shares]), list = new Set();
  for (const l of all) {
    const here = l.s === pair.s || l.s === pair.t;
    if (here && (via.has(l.t) || pair.opposed.includes(nodes[l.t].topic))) for (const p of l.proofs) list.add(p);
  }
  for (const l of [...pair.says, ...pair.acts]) for (const p of l.proofs) list.add(p);
  return list;
}

// near are the nodes within so many links of one.
function near(links, from, hops) {
  const next = new Map();
  const add = (a, b) => (next.has(a) ? next.get(a).push(b) : next.set(a, [b]));
  for (const l of links) add(l.s, l.t), add(l.t, l.s);
  let rim = [from];
  const seen = new Set(rim);
  for (let h = 0; h < hops; h++) {
    rim = rim.flatMap((n) => next.get(n) || []).filter((n) => !seen.has(n) && seen.add(n));
  }
  return seen;
}

// How much is drawn at most: a picture of more tells nothing.
const MOST_NODES = 1000, MOST_LINKS = 3000;
const OPENING = matchMedia("(max-width: 700px)").matches ? 20 : 30; // actors at first: a phone has room for fewer

// visible is what is drawn, and what it is drawn of: kept links, and nodes (by index).
function visible(state, level = 1) {
  const whole = kept(state), pairs = pairsOf(whole);
  let around = null;
  if (state.around >= 0) around = near(pairs, state.around, state.hops);
  const all = around ? whole.filter((l) => around.has(l.s) && (!isActor(l.t) || around.has(l.t))) : whole;
  const part = around ? pairs.filter((p) => around.has(p.s) && around.has(p.t)) : pairs;
  const strength = new Map();
  for (const p of part) for (const i of [p.s, p.t]) strength.set(i, (strength.get(i) || 0) + p.strength);
  const v = { all, pairs: part, strength, around };
  return state.mode === "actors" ? actorsOnly(v, state, level) : everything(v);
}

// strongest are actors by strength, those chosen first.
function strongest(v, state) {
  const chosen = new Set(selectedActors(v));
  if (state.around >= 0) chosen.add(state.around);
  const rank = (i) => (chosen.has(i) ? 1 : 0);
  return [...v.strength.keys()].sort((a, b) => rank(b) - rank(a) || v.strength.get(b) - v.strength.get(a) || a - b);
}

// actorsOnly draws the strongest actors, and between two of them one line.
function actorsOnly(v, state, level) {
  const ranked = strongest(v, state), many = Math.min(MOST_NODES, Math.max(state.many || OPENING, 2) * level);
  const shown = new Set(ranked.slice(0, many));
  const between = v.pairs.filter((p) => shown.has(p.s) && shown.has(p.t));
  const links = state.lines === "all" ? between.sort(byStrength).slice(0, MOST_LINKS) : backbone(between, shown.size);
  return { ...v, links, nodes: [...shown].sort((a, b) => a - b), score: v.strength, total: { nodes: ranked.length, links: between.length } };
}
const quarrel = (p) => p.against * Math.sqrt(p.against / p.strength);
const byQuarrel = (a, b) => quarrel(b) - quarrel(a) || byStrength(a, b);
const byStrength = (a, b) => b.strength - a.strength || (a.key < b.key ? -1 : 1);

// backbone leaves the lines that say more of their ends than chance would: the
// disparity filter (Serrano, Boguna and Vespignani), for what is shared and
// what is said against each other apart, and the strongest line of each actor.
function backbone(pairs, many) {
  const most = Math.max(40, Math.round(1.7 * many));
  if (pairs.length <= most) return pairs;
  const chance = new Map(pairs.map((p) => [p, 1]));
  for (const weight of [(p) => p.with + p.join + p.other, (p) => p.against]) {
    const ends = new Map();
    for (const p of pairs) if (weight(p) > 0) for (const i of [p.s, p.t]) { const e = ends.get(i) || { k: 0, sum: 0 }; e.k++; e.sum += weight(p); ends.set(i, e); }
    for (const p of pairs) {
      if (!(weight(p) > 0)) continue;
      for (const i of [p.s, p.t]) { const { k, sum } = ends.get(i); chance.set(p, Math.min(chance.get(p), k === 1 ? 0.5 : (1 - weight(p) / sum) ** (k - 1))); }
    }
  }
  const ranked = [...pairs].sort((a, b) => chance.get(a) - chance.get(b) || byStrength(a, b));
  const left = new Set(ranked.slice(0, most)), linked = new Set([...left].flatMap((p) => [p.s, p.t]));
  for (const p of [...pairs].sort(byStrength)) if (!linked.has(p.s) || !linked.has(p.t)) { left.add(p); linked.add(p.s).add(p.t); }
  return pairs.filter((p) => left.has(p));
}

// everything draws meetings and positions too, the strongest where there are too many.
function everything(v) {
  let links = v.all;
  const score = new Map();
  for (const l of links) for (const i of [l.s, l.t]) score.set(i, (score.get(i) || 0) + l.weight);
  let shown = [...score.keys()];
  const total = { nodes: shown.length, links: links.length };
  if (shown.length > MOST_NODES) {
    shown = shown.sort((a, b) => score.get(b) - score.get(a) || a - b).slice(0, MOST_NODES);
    const drawn = new Set(shown);
    links = links.filter((l) => drawn.has(l.s) && drawn.has(l.t));
  }
  if (links.length > MOST_LINKS) links = [...links].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, MOST_LINKS);
  const ends = new Set(links.flatMap((l) => [l.s, l.t]));
  return { ...v, links, nodes: shown.filter((i) => ends.has(i)).sort((a, b) => a - b), score, total };
}
