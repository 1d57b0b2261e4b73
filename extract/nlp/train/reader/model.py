"""The reader: MiniLM with heads for evidence, stance, topic, holders, targets and meetings."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import CAND, KINDS, PAIR, STANCES, STATUSES, WORDS

H = 384   # of the encoder
X = 256   # of a word
U = 192   # of a candidate
P = 128   # of an actor beside a candidate


class Bag(nn.Module):
    """Sums the embeddings of several small features."""

    def __init__(self, sizes, dim):
        super().__init__()
        off, n = [], 0
        for s in sizes:
            off.append(n)
            n += s
        self.register_buffer("off", torch.tensor(off), persistent=False)
        self.table = nn.Parameter(torch.randn(n, dim) * .02)

    def forward(self, f):
        return F.embedding(f + self.off, self.table).sum(-2)


class Pairs(nn.Module):
    """Scores mentions beside a candidate."""

    def __init__(self, out):
        super().__init__()
        self.m, self.u, self.f = nn.Linear(X, P), nn.Linear(U, P), Bag(PAIR, P)
        self.pm, self.pu = nn.Linear(X, 64, bias=False), nn.Linear(U, 64, bias=False)
        self.out, self.drop = nn.Linear(P + 64, out), nn.Dropout(.2)

    def forward(self, m, u, mi, ui, f):
        h = F.gelu(self.m(m)[mi] + self.u(u)[ui] + self.f(f))
        b = self.pm(m)[mi] * self.pu(u)[ui]
        return self.out(self.drop(torch.cat([h, b], -1)))


class Pool(nn.Module):
    """A span of words as one vector."""

    def __init__(self, sizes):
        super().__init__()
        self.att = nn.Linear(X, 1)
        self.w = nn.Linear(4 * X, U)
        self.f = Bag(sizes, U)
        self.drop = nn.Dropout(.2)

    def forward(self, x, first, last, head, f):
        n = int((last - first).max()) + 1
        at = first[:, None] + torch.arange(n)[None]
        ok = at <= last[:, None]
        v = x[at.clamp(max=len(x) - 1)]
        a = torch.softmax(self.att(v).squeeze(-1).masked_fill(~ok, -1e4), -1)
        mean = (a[..., None] * v).sum(1)
        top = v.masked_fill(~ok[..., None], -1e4).max(1).values
        return self.drop(F.gelu(self.w(torch.cat([mean, top, x[first], x[head]], -1)) + self.f(f)))


class Reader(nn.Module):
    def __init__(self, enc):
        super().__init__()
        self.enc = enc
        self.word, self.wf, self.drop = nn.Linear(H, X), Bag(WORDS, X), nn.Dropout(.15)
        self.tag = nn.Linear(X, 3)
        self.pool, self.valid, self.stance = Pool(CAND), nn.Linear(U + 3, 1), nn.Linear(U, len(STANCES))
        self.keep_x, self.keep_u, self.keep_f, self.keep = nn.Linear(X, 96), nn.Linear(U, 96), Bag([3, 2], 96), nn.Linear(96, 1)
        self.pairs = Pairs(2)
        self.spool = Pool([8, 4])
        self.sstance = nn.Linear(U, len(STANCES))
        self.met, self.kind, self.status = nn.Linear(U, 1), nn.Linear(U, len(KINDS)), nn.Linear(U, len(STATUSES))
        self.mpairs = Pairs(1)
        self.place_x, self.place_u, self.place_f, self.place = nn.Linear(X, 64), nn.Linear(U, 64), Bag([4, 2, 2], 64), nn.Linear(64, 1)

    def words(self, ids, att, rows, cols, words, n, wf, bf16):
        """Vectors of the words: the mean of their pieces, and the words' features."""
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            h = self.enc(input_ids=ids, attention_mask=att).last_hidden_state
        h = h.float()[rows, cols]
        sums = torch.zeros(n, H).index_add(0, words, h)
        cnt = torch.zeros(n).index_add(0, words, torch.ones(len(words))).clamp(min=1)
        return F.gelu(self.word(self.drop(sums / cnt[:, None])) + self.wf(wf))

    def keeps(self, x, u, xi, ui, f):
        return self.keep(F.gelu(self.keep_x(x)[xi] + self.keep_u(u)[ui] + self.keep_f(f))).squeeze(-1)

    def places(self, x, u, xi, ui, f):
        return self.place(F.gelu(self.place_x(x)[xi] + self.place_u(u)[ui] + self.place_f(f))).squeeze(-1)


def spans_mean(x, first, last):
    """The mean of the words of each span."""
    c = torch.cat([torch.zeros(1, x.size(1)), x.cumsum(0)])
    return (c[last + 1] - c[first]) / (last + 1 - first)[:, None].float()


def group_lse(score, group, n):
    """log sum exp of the scores of each group."""
    top = torch.full((n,) + score.shape[1:], -1e4).scatter_reduce(0, group.view(-1, *[1] * (score.dim() - 1)).expand_as(score), score, "amax").detach()
    return top + torch.zeros_like(top).index_add(0, group, (score - top[group]).exp()).clamp(min=1e-9).log()
