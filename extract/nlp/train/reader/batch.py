"""Articles of a batch as tensors, and what is read from them."""
import numpy as np
import torch

from data import KINDS, STATUSES
from model import spans_mean


FEWEST = 3  # words that evidence has at least


def no_rules(f):
    return [0, 0, 0, f[3], f[4], f[5], f[6], 0, f[8]]


class Batch:
    """Some articles, their words numbered through."""

    def __init__(self, docs, rules):
        self.docs, self.rules = docs, rules
        self.base, n = [], 0
        ids, rows, cols, words, wf = [], [], [], [], []
        for d, r in zip(docs, rules):
            self.base.append(n)
            for seq, where in d.chunks:
                for w, a, b in where:
                    for p in range(a, b):
                        rows.append(len(ids))
                        cols.append(p)
                        words.append(n + w)
                ids.append(seq)
            wf += d.features if r else [no_rules(f) for f in d.features]
            n += len(d.tok)
        self.n = n
        m = max(map(len, ids))
        self.ids = torch.tensor([s + [0] * (m - len(s)) for s in ids])
        self.att = torch.tensor([[1] * len(s) + [0] * (m - len(s)) for s in ids])
        self.rows, self.cols, self.words, self.wf = torch.tensor(rows), torch.tensor(cols), torch.tensor(words), torch.tensor(wf)
        self.sents = [(i, a + b, a + e) for i, (d, a) in enumerate(zip(docs, self.base)) for b, e in d.spans if e > b]

    def hide(self, share):
        """Puts the mask, or now and then another piece, in place of some pieces."""
        hidden = (torch.rand(self.ids.shape) < share) & (self.ids > 103)
        other = torch.where(torch.rand(self.ids.shape) < .8, torch.tensor(103), torch.randint(1000, 30000, self.ids.shape))
        self.ids = torch.where(hidden, other, self.ids)

    def encode(self, net, bf16):
        return net.words(self.ids, self.att, self.rows, self.cols, self.words, self.n, self.wf, bf16)


def viterbi(logp, sents, lift, split=0.):
    """Spans of evidence as (article, first, last), tags O, B, I; lift is added to B, half of it to I, and split
    to a B right behind another span."""
    if not sents:
        return []
    L = max(e - b for _, b, e in sents)
    S = len(sents)
    e = np.full((S, L, 3), 0.0)
    for k, (_, b, z) in enumerate(sents):
        e[k, :z - b] = logp[b:z]
        e[k, z - b:] = (0, -1e9, -1e9)
    e[:, :, 1] += lift
    e[:, :, 2] += lift / 2
    v = e[:, 0].copy()
    v[:, 2] = -1e9
    back = np.zeros((S, L, 3), int)
    for t in range(1, L):
        free, bi = v.argmax(1), np.where(v[:, 1] >= v[:, 2], 1, 2)
        anew = v + (0, split, split)
        back[:, t, 0], back[:, t, 1], back[:, t, 2] = free, anew.argmax(1), bi
        v = np.stack([v.max(1) + e[:, t, 0], anew.max(1) + e[:, t, 1], np.maximum(v[:, 1], v[:, 2]) + e[:, t, 2]], 1)
    out = []
    last = v.argmax(1)
    for k, (d, b, z) in enumerate(sents):
        tags, t = [], last[k]
        for i in range(L - 1, -1, -1):
            tags.append(t)
            t = back[k, i, t]
        tags = tags[::-1][:z - b]
        i = 0
        while i < len(tags):
            if tags[i] == 1:
                j = i
                while j + 1 < len(tags) and tags[j + 1] == 2:
                    j += 1
                if j - i + 1 >= FEWEST:
                    out.append((d, b + i, b + j))
                i = j
            i += 1
    return out


def overlap(a, b):
    """How many words two spans share, 0 where that is too little to be the same."""
    n = min(a[1], b[1]) - max(a[0], b[0]) + 1
    short = min(a[1] - a[0], b[1] - b[0]) + 1
    return n if n > 0 and (n >= 5 or n == short or 2 * n > short) else 0


class Cands:
    """Candidates of a batch as tensors: (article, first, last) in words of the article."""

    def __init__(self, batch, cands):
        self.batch, self.cands = batch, cands
        base, docs, rules = batch.base, batch.docs, batch.rules
        head = [docs[d].head(a, b) for d, a, b in cands]
        self.first = torch.tensor([base[d] + a for d, a, b in cands])
        self.last = torch.tensor([base[d] + b for d, a, b in cands])
        self.head = torch.tensor([base[d] + h for h, (d, _, _) in zip(head, cands)])
        self.f = torch.tensor([cached(docs[d], "cand_features", a, b, rules[d]) for d, a, b in cands])

    def confidence(self, logp):
        rows = []
        for a, b in zip(self.first.tolist(), self.last.tolist()):
            p = logp[a:b + 1]
            ins = 1 - p[:, 0].exp()
            rows.append([float(p[0, 1].exp()), float(ins.mean()), float(ins.min())])
        return torch.tensor(rows)

    def pairs(self, pick=None):
        """Mention spans, and the pairs: candidate, mention, actor group."""
        b = self.batch
        spans, index, mi, ui, feats, group, groups = [], {}, [], [], [], [], []
        for k, (d, first, last) in enumerate(self.cands):
            if pick is not None and not pick[k]:
                continue
            seen = {}
            for m, x, f in cached(b.docs[d], "pairs", first, last, b.rules[d]):
                key = (d, m)
                if key not in index:
                    index[key] = len(spans)
                    q = b.docs[d].mentions[m] if m >= 0 else None
                    spans.append((b.base[d] + q["first"], b.base[d] + q["last"]) if q else None)
                mi.append(index[key])
                ui.append(k)
                feats.append(f)
                if x not in seen:
                    seen[x] = len(groups)
                    groups.append((k, x))
                group.append(seen[x])
        return spans, torch.tensor(mi), torch.tensor(ui), torch.tensor(feats), torch.tensor(group), groups

    def mention_vectors(self, x, spans):
        a = torch.tensor([s[0] if s else 0 for s in spans])
        z = torch.tensor([s[1] if s else 0 for s in spans])
        ok = torch.tensor([float(s is not None) for s in spans])
        return spans_mean(x, a, z) * ok[:, None]

    def keep_pairs(self, pick=None):
        """Words that the topic may use: those of the evidence."""
        xi, ui, f = [], [], []
        b = self.batch
        for k, (d, first, last) in enumerate(self.cands):
            if pick is not None and not pick[k]:
                continue
            r = b.docs[d].rule_of(first, last) if b.rules[d] else None
            for w in range(first, last + 1):
                xi.append(b.base[d] + w)
                ui.append(k)
                f.append([(1 + int(w in r["topic"])) if r else 0, 0])
        return torch.tensor(xi), torch.tensor(ui), torch.tensor(f)


def cached(doc, what, a, b, rules):
    c = doc.__dict__.setdefault("cache", {})
    k = (what, a, b, rules)
    if k not in c:
        if len(c) > 400:
            c.clear()
        c[k] = getattr(doc, what)(a, b, rules)
    return c[k]


def sentence_features(doc, i, rules):
    ms = [m for m in doc.input["meetings"] if m["sentence"] == i] if rules else []
    kind = 1 + KINDS.index(ms[0]["kind"]) if ms and ms[0]["kind"] in KINDS else 0
    return [kind, (1 + STATUSES.index(ms[0]["status"])) if ms else 0]


def settings(doc, i, what):
    """Places or dates near a sentence: (first, last, value, features)."""
    out = []
    for j in sorted({0, i - 2, i - 1, i, i + 1}):
        if 0 <= j < len(doc.spans):
            a = doc.spans[j][0]
            for p in doc.input["sentences"][j][what]:
                dist = 0 if j == i else 1 if j == i - 1 else 2 if j == i - 2 or j == i + 1 else 3
                out.append((a + p["first"], a + p["last"], p.get("name") or p.get("iso"), [dist, int(bool(p.get("in"))), int(what == "dates")]))
    return out
