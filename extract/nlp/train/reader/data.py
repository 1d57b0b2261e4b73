"""Annotated articles as arrays: words, pieces, features, and what the annotation says of them."""
import json

from score import content, match, norm

STANCES = ["support", "oppose", "condemn", "concern", "demand", "warn", "commit", "agree", "claim", "deny"]
STANCE = {s: i for i, s in enumerate(STANCES)}
KINDS = ["summit", "ministerial", "visit", "call", "talks", "conference", "session"]
STATUSES = ["held", "planned", "cancelled"]
ACTOR_KINDS = {"country": 0, "person": 1, "organization": 2}
RELS = ["root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod", "appos",
        "conj", "flat", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "nmod:desc", "csubj", "other", "none"]
REL = {r: i for i, r in enumerate(RELS)}
RULES = ["lexicon-verb", "lexicon-noun", "lexicon-adj", "spoken-claim", "spoken-will", "spoken-must", "other"]
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")  # words that a topic is made of
PIECES = 250   # of the sentences of a chunk
BEFORE = 40    # of the sentences before it
TITLE = 24     # of the title
WORD = 8       # of a word
REACH = 5      # sentences before the evidence in which its actors are looked for
NEXT = 1       # and behind it
VOICE, SIGNED = 6, 7  # kinds of mentions without words
PAIR = [9, 2, 8, 8, len(RELS), len(RELS), 17, 4, 3, 5, 5, 4, 3, 2, 2]  # values of each feature of an actor beside a candidate
WORDS = [11, 2, 2, 2, 7, 4, 2, 2, 2]  # of a word
CAND = [11, 8, 5, 2, 2]  # of a candidate


def rel(r):
    if r in REL:
        return REL[r]
    return REL.get(r.split(":")[0], REL["other"])


def bucket(n, edges):
    """The number of edges that n is beyond."""
    return sum(n > e for e in edges)


class Doc:
    def __init__(self, line, pieces):
        d = json.loads(line)
        self.set, self.name, self.text, self.gold = d["set"], d["name"], d["text"], d["gold"]
        self.input = inp = d["input"]
        for k in ("sentences", "actors", "positions", "meetings", "signed", "voice"):
            inp[k] = inp[k] or []
        self.actors = inp["actors"]
        self.spans, self.sent, self.tok = [], [], []
        for i, s in enumerate(inp["sentences"]):
            for k in ("tokens", "mentions", "places", "dates"):
                s[k] = s[k] or []
            a = len(self.tok)
            self.spans.append((a, a + len(s["tokens"])))
            self.sent += [i] * len(s["tokens"])
            for t in s["tokens"]:
                t["h"] = t["h"] + a if t["h"] >= 0 else -1
            self.tok += s["tokens"]
        self.pieces = [p[:WORD] for p in pieces([t["t"] for t in self.tok])]
        self.depth = [self._depth(w) for w in range(len(self.tok))]
        self.mentions = []
        for i, s in enumerate(inp["sentences"]):
            a = self.spans[i][0]
            for m in s["mentions"]:
                self.mentions.append(dict(sent=i, head=a + m["head"], first=a + m["first"], last=a + m["last"], kind=m["kind"], actors=m["actors"]))
        self.count = [0] * len(self.actors)
        for m in self.mentions:
            for x in m["actors"]:
                self.count[x] += 1
        self.rules = []
        for p in inp["positions"]:
            a = self.spans[p["sentence"]][0]
            self.rules.append(dict(sent=p["sentence"], first=a + p["first"], last=a + p["last"], word=a + p["word"], topic=[a + t for t in p["topic"] or []],
                                   stance=STANCE[p["stance"]], holders=set(p["holders"] or []), about=set(p["about"] or []), rule=p["rule"]))
        self.features = self._features()
        self._chunks()
        self._map()
        self._positions()
        self._meetings()

    def _depth(self, w):
        n = 0
        while self.tok[w]["h"] >= 0 and n < 60:
            w, n = self.tok[w]["h"], n + 1
        return n

    def _features(self):
        n = len(self.tok)
        f = [[0] * len(WORDS) for _ in range(n)]
        for r in self.rules:
            f[r["word"]][0] = 1 + r["stance"]
            for t in r["topic"]:
                f[t][1] = 1
            for t in range(r["first"], r["last"] + 1):
                f[t][2] = 1
        for m in self.mentions:
            for t in range(m["first"], m["last"] + 1):
                f[t][4] = 1 + m["kind"]
                f[t][5] = 1 + ACTOR_KINDS[self.actors[m["actors"][0]]["kind"]]
        for i, t in enumerate(self.tok):
            f[i][3] = int(bool(t.get("q")))
            f[i][6] = int(bool(self.input["sentences"][self.sent[i]].get("title")))
            f[i][8] = int(bool(t.get("v")))
        for m in self.input["meetings"]:
            f[self.spans[m["sentence"]][0] + m["word"]][7] = 1
        return f

    def _chunks(self):
        """Runs of whole sentences, each word in one; before them the title and the end of what came before."""
        self.chunks = []
        size = [sum(len(self.pieces[w]) for w in range(a, b)) for a, b in self.spans]
        i = 0
        while i < len(self.spans):
            j, n = i, 0
            while j < len(self.spans) and (j == i or n + size[j] <= PIECES):
                n += size[j]
                j += 1
            ids = [101]
            if i > 0:
                title = [p for w in range(*self.spans[0]) for p in self.pieces[w]][:TITLE]
                before = [p for w in range(self.spans[max(1, i - 3)][0], self.spans[i][0]) for p in self.pieces[w]][-BEFORE:] if i > 1 else []
                ids += title + [102] + before
            where = []
            for w in range(self.spans[i][0], self.spans[j - 1][1]):
                if len(ids) + len(self.pieces[w]) > 500:
                    where.append((w, -1, -1))
                    continue
                where.append((w, len(ids), len(ids) + len(self.pieces[w])))
                ids += self.pieces[w]
            ids.append(102)
            self.chunks.append((ids, where))
            i = j

    def _map(self):
        """Gold actors as ours, by names as the scorer has it."""
        ga = self.gold.get("actors", [])
        gn = [{norm(n) for n in [a["name"], *a.get("names", [])]} for a in ga]
        pn = [{norm(n) for n in [a["name"], *(a["names"] or [])]} for a in self.actors]
        w = [[0.0] * len(pn) for _ in ga]
        for i, g in enumerate(ga):
            for j, p in enumerate(self.actors):
                shared = len(gn[i] & pn[j])
                if shared:
                    w[i][j] = (1.0 if g.get("kind") == p["kind"] else 0.5) + 1e-6 * min(shared, 100) + (1e-4 if norm(p["name"]) in gn[i] else 0)
        self.ours = {ga[g]["id"]: p for g, p in match(w) if w[g][p] > 0}

    def locate(self, evidence):
        """The sentence and words of a run of the text."""
        a = self.text.find(evidence)
        if a < 0:
            return None
        b = a + len(evidence)
        per = {}
        for w, t in enumerate(self.tok):
            if t["s"] < b and t["e"] > a:
                per.setdefault(self.sent[w], []).append(w)
        if not per:
            return None
        s = max(per, key=lambda k: (len(per[k]), -k))
        return s, per[s][0], per[s][-1]

    def topic_words(self, at, topic):
        """The words of the sentence that the topic uses: the smallest window that has most of them."""
        s, first, last = at
        want = content(topic)
        lo, hi = self.spans[s]
        stems = [(w, next(iter(content(self.tok[w]["t"])), None)) for w in range(lo, hi)]
        hits = [(w, c) for w, c in stems if c in want]
        best, key = set(), None
        for i in range(len(hits)):
            seen = set()
            for j in range(i, len(hits)):
                seen.add(hits[j][1])
                inside = sum(first <= w <= last for w, _ in hits[i:j + 1])
                k = (len(seen), inside > 0, -(hits[j][0] - hits[i][0]), inside)
                if key is None or k > key:
                    key, best = k, {w for w, _ in hits[i:j + 1]}
        return best, (key[0] / len(want) if key and want else 0)

    def _positions(self):
        self.items = []
        for p in self.gold.get("positions", []):
            at = self.locate(p["evidence"])
            if at is None:
                continue
            keep, share = self.topic_words(at, p["topic"])
            self.items.append(dict(sent=at[0], first=at[1], last=at[2], stance=STANCE[p["stance"]], optional=bool(p.get("optional")),
                                   holders={self.ours[h] for h in p["holders"] if h in self.ours}, lost=sum(h not in self.ours for h in p["holders"]),
                                   about={self.ours[h] for h in p.get("about", []) if h in self.ours}, keep=keep if share >= .6 else None))

    def _meetings(self):
        """Per sentence: the meeting that it is the evidence of, None for none, or "skip" where that is open."""
        self.met = {}
        reports = {}
        for m in self.input["meetings"]:
            reports.setdefault(m["sentence"], []).append(set(m["participants"] or []))
        for m in self.gold.get("meetings", []):
            who = {self.ours[h] for h in m["participants"] if h in self.ours}
            at = self.locate(m.get("evidence") or "\0")
            if at is not None and (at[0] not in self.met or self.met[at[0]]["optional"]):
                self.met[at[0]] = dict(optional=bool(m.get("optional")), kind=KINDS.index(m["kind"]) if m.get("kind") in KINDS else -1,
                                       status=STATUSES.index(m.get("status", "held")), who=who, place=m.get("place") or "", date=m.get("date") or "")
        self.open = set()
        for m in self.gold.get("meetings", []):
            who = {self.ours[h] for h in m["participants"] if h in self.ours}
            for s, reps in reports.items():
                if s not in self.met and any(len(r & who) >= min(2, len(who)) for r in reps):
                    self.open.add(s)
            for i in range(len(self.spans)):
                here = {x for q in self.mentions if q["sent"] == i for x in q["actors"]} & who
                if i not in self.met and len(here) >= min(2, len(who)) and len(here) * 2 >= len(who):
                    self.open.add(i)

    def head(self, first, last):
        return min(range(first, last + 1), key=lambda w: (self.depth[w], w))

    def ancestors(self, w):
        out = []
        while w >= 0 and len(out) < 60:
            out.append(w)
            w = self.tok[w]["h"]
        return out

    def rule_of(self, first, last):
        """The rules' position that shares most words with a span, at least half of the shorter one."""
        best, most = None, 0
        for r in self.rules:
            n = min(last, r["last"]) - max(first, r["first"]) + 1
            if n > most and 2 * n >= min(last - first, r["last"] - r["first"]) + 1:
                best, most = r, n
        return best

    def cand_features(self, first, last, rules=True):
        r = self.rule_of(first, last) if rules else None
        rule = 0
        if r:
            rule = 1 + (RULES.index(r["rule"]) if r["rule"] in RULES else len(RULES) - 1)
        return [1 + r["stance"] if r else 0, rule, bucket(last - first + 1, (4, 8, 14, 22)), int(bool(self.tok[self.head(first, last)].get("q"))),
                int(bool(self.input["sentences"][self.sent[first]].get("title")))]

    def pairs(self, first, last, rules=True):
        """The mentions in reach of a candidate, an actor each: (mention or -1, actor, features)."""
        s = self.sent[first]
        h = self.head(first, last)
        chain = self.ancestors(h)
        up = {w: i for i, w in enumerate(chain)}
        r = self.rule_of(first, last) if rules else None
        vh, vl = set(self.tok[h].get("v") or []), set(self.tok[last].get("v") or [])
        of = {self.actors[v]["of"] for v in vh}
        para = self.input["sentences"][s]["para"]
        out = []

        def add(i, m, x):
            if m:
                ms, head, kind = m["sent"], m["head"], m["kind"]
                same = ms == s
                if not same:
                    where = 7
                elif first <= head <= last:
                    where = 0
                elif head < first:
                    where = 1 + bucket(first - head, (3, 10))
                else:
                    where = 4 + bucket(head - last, (3, 10))
                branch, path = REL["none"], 16
                if same:
                    w, down, under = head, 0, -1
                    while w >= 0 and w not in up and down < 60:
                        w, down, under = self.tok[w]["h"], down + 1, w
                    if w >= 0:
                        branch = rel(self.tok[under]["r"]) if under >= 0 else REL["none"]
                        path = 4 * min(3, up[w]) + min(3, down)
                dist = min(2, max(-6, ms - s)) + 6
                own, quoted = rel(self.tok[head]["r"]), int(bool(self.tok[head].get("q")))
                near = int(self.input["sentences"][ms]["para"] == para)
                title, many = int(bool(self.input["sentences"][ms].get("title"))), min(2, len(m["actors"]) - 1)
            else:
                kind, where, branch, path, dist, own, quoted, near, title, many = i, 7, REL["none"], 16, 6, REL["none"], 0, 0, 0, 0
            flag = 0
            if r:
                flag = {(1, 0): 1, (0, 1): 2, (0, 0): 3, (1, 1): 4}[int(x in r["holders"]), int(x in r["about"])]
            out.append((i if m else -1, x, [dist, near, where, kind, own, branch, path, int(x in vh) + 2 * int(x in vl),
                                            ACTOR_KINDS[self.actors[x]["kind"]], flag, bucket(self.count[x], (0, 1, 2, 5)),
                                            2 * quoted + int(bool(self.tok[h].get("q"))), many, title, int(x in of)]))
        for i, m in enumerate(self.mentions):
            if s - REACH <= m["sent"] <= s + NEXT or m["sent"] == 0:
                for x in m["actors"]:
                    add(i, m, x)
        for x in sorted(vh | vl):
            add(VOICE, None, x)
        for x in self.input["signed"]:
            add(SIGNED, None, x)
        return out


def load_docs(enc, path, blind):
    """The annotated articles of a file that entente's dump wrote, without those that nobody reads."""
    from transformers import AutoTokenizer
    tok = AutoTokenizer.from_pretrained(enc)
    known = {}

    def pieces(words):
        for w in words:
            if w not in known:
                known[w] = tok.encode(w, add_special_tokens=False) or [tok.unk_token_id]
        return [known[w] for w in words]
    names = set(open(blind).read().split())
    return [d for d in (Doc(line, pieces) for line in open(path)) if not (d.set == "dev" and d.name in names)]


def held_out(docs):
    """Twelve articles of dev and thirty of train, spread over the kinds of texts."""
    out = []
    for name, n in (("dev", 12), ("train", 30)):
        own = sorted((d for d in docs if d.set == name), key=lambda d: d.name)
        out += [own[(2 * i + 1) * len(own) // (2 * n)] for i in range(n)]
    return out
