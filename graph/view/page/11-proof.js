// Evidence: the words that prove something, in their sentence.

// safeLink is a link that leads to the web and nowhere else.
function safeLink(url, text, fragment = "") {
  let u = null;
  try { u = new URL(url); } catch { return document.createTextNode(text); }
  if (u.protocol !== "https:" && u.protocol !== "http:") return document.createTextNode(text);
  if (fragment && !u.hash) u.hash = fragment;
  return el("a", { href: u.href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text);
}

// textFragment leads a browser to the words in the article.
function textFragment(words) {
  const part = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
  const all = words.trim().split(/\s+/);
  return ":~:text=" + (all.length > 8 ? part(all.slice(0, 4).join(" ")) + "," + part(all.slice(-4).join(" ")) : part(all.join(" ")));
}

// proofOf is the sentence of a proof with its words marked; the sentences
// around it come when they are asked for.
function proofOf(p, cls) {
  const proof = proofs[p], article = articles[proof.a], text = wordsOf(p);
  const foot = el("footer"), quote = el("blockquote", { dir: "auto" }, text.lead, el("mark", {}, text.words), text.rest);
  const by = (proof.by || []).map(plain);
  if (by.length) foot.append(el("bdi", {}, by.join(", ")), proof.joint ? ", jointly · " : " · ");
  foot.append(dateWords(proof.date), " · ", safeLink(article.url, plain(article.name) || "article", textFragment(text.words)));
  if (text.before || text.after) {
    const more = el("button", { type: "button", className: "text more", "aria-expanded": "false", onclick: () => {
      const open = more.getAttribute("aria-expanded") !== "true";
      more.setAttribute("aria-expanded", String(open));
      more.textContent = open ? "Less" : "More around it";
      quote.querySelectorAll(".around").forEach((x) => x.remove());
      if (open) { quote.prepend(el("span", { className: "around" }, text.before)); quote.append(el("span", { className: "around" }, text.after)); }
    } }, "More around it");
    foot.append(" · ", more);
  }
  return el("figure", { className: "proof " + (cls || "") }, quote, foot);
}

// proofList is some proofs in order of time, the first few of them at once.
function proofList(list, cls, most = 12) {
  const box = el("div");
  const all = [...new Set(list)].sort((a, b) => (proofs[a].date || "").localeCompare(proofs[b].date || "") || a - b);
  const more = (from) => {
    for (const p of all.slice(from, from + most)) box.append(proofOf(p, cls));
    const left = all.length - from - most;
    if (left > 0) {
      const b = button(`Show ${left} more`, () => { b.remove(); more(from + most); });
      box.append(b);
    }
  };
  more(0);
  return box;
}

// list is a list of items, the first few of them at once.
function list(items, most = 10) {
  const ul = el("ul");
  items.slice(0, most).forEach((i) => ul.append(i()));
  if (items.length > most) {
    const li = el("li", {}, button(`Show ${items.length - most} more`, () => { li.remove(); items.slice(most).forEach((i) => ul.append(i())); }));
    ul.append(li);
  }
  return ul;
}
const item = (picture, what, right) => () => el("li", { className: "item" }, picture, el("span", {}, what), right ? el("span", { className: "date" }, right) : null);

// go is a button that selects something.
function go(text, sel) {
  return el("button", { type: "button", className: "text", dir: "auto", onclick: () => { change({ sel }); $("detail").scrollTop = 0; } }, text);
}
const goNode = (i) => go(nodes[i].name, nodes[i].id);
const goPair = (p, text) => go(text, p.key);

function sectionOf(title, n, ...body) {
  return el("section", {}, el("h3", {}, title, el("span", { className: "count" }, n === null ? "" : digits(n))), ...body);
}
