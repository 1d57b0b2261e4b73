"""Sentences of the treebanks and of the sets of names, and batches of them."""
import random

import torch

from model import case


class Sentence:
    def __init__(self, words, heads=None, rels=None, tags=None, names=None):
        self.words, self.heads, self.rels, self.tags, self.names = words, heads, rels, tags, names

    def __len__(self):
        return len(self.words)


def treebank(path):
    """The sentences of a CoNLL-U file."""
    out, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                rows.append(c)
        elif not line and rows:
            out.append(Sentence([c[1] for c in rows], [int(c[6]) for c in rows], [c[7] for c in rows], [c[3] + " " + c[4] for c in rows]))
            rows = []
    return out


def names(path, kinds):
    """The sentences of a file with a word and its tag a line; tags are put in terms of kinds."""
    out, words, tags = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# "):
            continue
        if not line:
            if words:
                out.append(Sentence(words, names=tags))
            words, tags = [], []
            continue
        c = line.split("\t")
        word, tag = (c[1], c[2]) if c[0].isdigit() and len(c) > 2 else (c[0], c[1])
        begin, _, kind = tag.partition("-")
        kind = kinds.get(kind)
        words.append(word)
        tags.append(f"{begin}-{kind}" if kind else "O")
    if words:
        out.append(Sentence(words, names=tags))
    return out


def join(sentences, named):
    """Gives sentences of a treebank the names of the same sentences in another file."""
    known = {tuple(s.words): s.names for s in named}
    n = 0
    for s in sentences:
        s.names = known.get(tuple(s.words))
        n += s.names is not None
    return n


def recased(s):
    """A sentence now and then written as headlines are, or without its full stop."""
    x, words = random.random(), s.words
    if x < .03:
        words = [w.upper() for w in words]
    elif x < .06:
        words = [w[:1].upper() + w[1:] for w in words]
    elif x < .08:
        words = [w.lower() for w in words]
    n = len(words)
    if s.heads and n > 3 and words[-1] in ".!?" and random.random() < .15 and n not in s.heads:
        n -= 1
    cut = lambda a: a[:n] if a else a
    return Sentence(words[:n], cut(s.heads), cut(s.rels), cut(s.tags), cut(s.names))


class Encoder:
    """Turns sentences into tensors."""

    def __init__(self, tokenizer, tags, rels, labels):
        self.tok, self.known = tokenizer, {}
        self.tags, self.rels, self.labels = ({x: i for i, x in enumerate(l)} for l in (tags, rels, labels))

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.tok.encode(word, add_special_tokens=False)[:8] or [self.tok.unk_token_id]
        return self.known[word]

    def batch(self, sentences):
        rows, firsts = [], []
        for s in sentences:
            ids, first = [self.tok.cls_token_id], [0]
            for w in s.words:
                first.append(len(ids))
                ids += self.pieces(w)
            rows.append(ids + [self.tok.sep_token_id])
            firsts.append(first)
        n, p, w = len(rows), max(map(len, rows)), max(map(len, firsts))
        whole = lambda a, b, fill: torch.full((a, b), fill)
        ids, mask = whole(n, p, self.tok.pad_token_id), whole(n, p, 0)
        first, cases, real = whole(n, w, 0), whole(n, w, 0), torch.zeros(n, w, dtype=torch.bool)
        heads, rels, tags, labels = (whole(n, w, -100) for _ in range(4))
        for i, s in enumerate(sentences):
            ids[i, :len(rows[i])], mask[i, :len(rows[i])] = torch.tensor(rows[i]), 1
            k = len(firsts[i])
            first[i, :k], real[i, :k] = torch.tensor(firsts[i]), True
            cases[i, 1:k] = torch.tensor([case(x) for x in s.words])
            for to, values, table in ((heads, s.heads, None), (rels, s.rels, self.rels), (tags, s.tags, self.tags), (labels, s.names, self.labels)):
                if values:
                    to[i, 1:k] = torch.tensor([v if table is None else table.get(v, -100) for v in values])
        return ids, mask, first, cases, real, heads, rels, tags, labels


def batches(sentences, words):
    """Sentences of about the same length together, in random order."""
    order = list(range(len(sentences)))
    random.shuffle(order)
    out = []
    for k in range(0, len(order), 2000):
        cur = []
        for i in sorted(order[k:k + 2000], key=lambda i: len(sentences[i])):
            if cur and (len(cur) + 1) * len(sentences[i]) > words:
                out.append(cur)
                cur = []
            cur.append(sentences[i])
        out.append(cur)
    random.shuffle(out)
    return out
