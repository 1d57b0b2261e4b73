#!/usr/bin/env python3
"""Trains the reader.

usage: train.py --enc MODEL_DIR --data FILE.jsonl --blind FILE --out FILE [--epochs 12] [--minutes 60]
"""
import argparse
import random
import time
from bisect import bisect_right

import numpy as np
import torch
import torch.nn.functional as F
from transformers import AutoModel

from batch import Batch, Cands, overlap, sentence_features, settings, viterbi
from data import CONTENT, STANCES, held_out, load_docs
from model import Reader, group_lse
from predict import evaluate
from score import date_match, place_match

ap = argparse.ArgumentParser()
ap.add_argument("--enc")
ap.add_argument("--data")
ap.add_argument("--blind")
ap.add_argument("--out")
ap.add_argument("--epochs", type=int, default=12)
ap.add_argument("--stop", type=int, default=99, help="end after this epoch of the schedule")
ap.add_argument("--minutes", type=float, default=60)
ap.add_argument("--lr", type=float, default=1e-4)
ap.add_argument("--words", type=int, default=1100)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--all", action="store_true", help="learn from the held-out articles, too")
ap.add_argument("--fp32", action="store_true")
ap.add_argument("--every", type=int, default=1)
ap.add_argument("--norules", type=float, default=.15, help="share of articles that the rules say nothing of")
ap.add_argument("--mask", type=float, default=0, help="share of pieces that are hidden")
ap.add_argument("--often", type=float, default=0, help="how often an article of dev comes twice in an epoch")
ap.add_argument("--parts", action="store_true", help="judge parts of evidence against the whole")
ap.add_argument("--init", help="weights to begin with")
ap.add_argument("--freeze", type=int, default=0, help="lowest layers that stay as they are")
a = ap.parse_args()

torch.set_num_threads(1)
torch.set_flush_denormal(True)
torch.manual_seed(a.seed)
random.seed(a.seed)
BF16 = not a.fp32


def load():
    docs = load_docs(a.enc, a.data, a.blind)
    held = held_out(docs)
    return docs if a.all else [d for d in docs if d not in held], held


def batches(docs):
    docs = docs + [d for d in docs if d.set == "dev" and random.random() < a.often]  # annotated with more care
    random.shuffle(docs)
    out, cur, n = [], [], 0
    for d in docs:
        if cur and n + len(d.tok) > a.words:
            out.append(cur)
            cur, n = [], 0
        cur.append(d)
        n += len(d.tok)
    return out + ([cur] if cur else [])


def tag_loss(net, b, x):
    logit = net.tag(x)
    y, w = torch.zeros(b.n, dtype=torch.long), torch.ones(b.n)
    for d, base in zip(b.docs, b.base):
        for p in d.items:
            if p["optional"]:
                w[base + p["first"]:base + p["last"] + 1] = 0
        for p in sorted((p for p in d.items if not p["optional"]), key=lambda p: p["first"] - p["last"]):
            s, e = base + p["first"], base + p["last"] + 1
            y[s:e] = 2
            y[s] = 1
            w[s:e] = 1
            if e < b.n and y[e] == 2:  # the rest of a longer one around it
                y[e] = 1
    return logit, F.cross_entropy(logit, y, weight=torch.tensor([1., 1.5, 1.]), reduction="none").mul(w).mean()


def worth(k, items):
    """How good a candidate is: all of one position is right, two at once are half right, and of a part of one the less
    the smaller it is. So the parts of a sentence stand against the whole."""
    met = [p for p in items if overlap(k, (p["first"], p["last"]))]
    apart = [p for i, p in enumerate(met) if not any(overlap((p["first"], p["last"]), (q["first"], q["last"])) for q in met[:i])]
    if len(apart) != 1:
        return .5 if apart else 0.
    best = max((min(k[1], p["last"]) - max(k[0], p["first"]) + 1) / (p["last"] - p["first"] + 1) for p in met)
    return 1. if best >= .6 else .7 * best / .6


def labelled(b, spans):
    """Candidates with the item that they are and their worth: gold ones, the rules', and those read."""
    cands, item, use_valid, good = [], [], [], []
    for i, d in enumerate(b.docs):
        found = [(s - b.base[i], e - b.base[i]) for k, s, e in spans if k == i]
        found += [(r["first"], r["last"]) for r in d.rules] if b.rules[i] else []
        for k in sorted(set(found)):
            best, most = None, (0, 0)
            for p in d.items:
                n = (overlap(k, (p["first"], p["last"])), not p["optional"])
                if n[0] and n > most:
                    best, most = p, n
            cands.append((i,) + k)
            item.append(best)
            use_valid.append(True)
            good.append(worth(k, d.items) if a.parts else float(best is not None))
        for p in d.items:
            cands.append((i, p["first"], p["last"]))
            item.append(p)
            use_valid.append(False)
            good.append(1.)
    return cands, item, use_valid, good


def cand_loss(net, b, x, logit):
    logp = torch.log_softmax(logit.detach(), -1)
    spans = viterbi(logp.numpy(), b.sents, random.choice((0., 1., 2.)))
    if a.parts:
        spans += viterbi(logp.numpy(), b.sents, 1., random.choice((1., 2., 3.)))
    cands, item, use_valid, good = labelled(b, spans)
    if not cands:
        return {}
    c = Cands(b, cands)
    u = net.pool(x, c.first, c.last, c.head, c.f)
    out = {}
    y = torch.tensor(good)
    wv = torch.tensor([float(v and not (p and p["optional"])) for p, v in zip(item, use_valid)])
    v = net.valid(torch.cat([u, c.confidence(logp)], -1)).squeeze(-1)
    if wv.sum() > 0:
        out["valid"] = (F.binary_cross_entropy_with_logits(v, y, reduction="none") * wv).sum() / wv.sum()
    pick = [p is not None for p in item]
    if not any(pick):
        return out
    w = torch.tensor([0. if p is None else .5 if p["optional"] else 1. for p in item])
    st = torch.tensor([p["stance"] if p else 0 for p in item])
    out["stance"] = (F.cross_entropy(net.stance(u), st, reduction="none", label_smoothing=.05) * w).sum() / w.sum()
    xi, ui, f = c.keep_pairs([p is not None and p["keep"] is not None for p in item])
    if len(xi):
        base = [b.base[d] for d, _, _ in cands]
        ky = torch.tensor([float(int(t) - base[k] in item[k]["keep"]) for t, k in zip(xi, ui.tolist())])
        content = torch.tensor([float(is_content(b, int(t))) for t in xi])
        out["keep"] = (F.binary_cross_entropy_with_logits(net.keeps(x, u, xi, ui, f), ky, reduction="none") * content * w[ui]).sum() / (content * w[ui]).sum().clamp(min=1)
    spans, mi, ui, f, group, groups = c.pairs(pick)
    if groups:
        s = group_lse(net.pairs(c.mention_vectors(x, spans), u, mi, ui, f), group, len(groups))
        hy = torch.tensor([[float(g in item[k]["holders"]), float(g in item[k]["about"])] for k, g in groups])
        hw = torch.tensor([float(w[k]) for k, _ in groups])
        many = torch.tensor([max(1., len(item[k]["holders"]) / 2) for k, _ in groups])
        l = F.binary_cross_entropy_with_logits(s, hy, reduction="none") * (hw / many)[:, None]
        out["holder"], out["about"] = l[:, 0].sum() / w.sum(), l[:, 1].sum() / w.sum()
    return out


def is_content(b, w):
    i = bisect_right(b.base, w) - 1
    return b.docs[i].tok[w - b.base[i]]["u"] in CONTENT


def sentence_loss(net, b, x):
    """Meetings, and as a help the stances of each sentence."""
    at = []
    for i, d in enumerate(b.docs):
        at += [(i, j, s, e - 1) for j, (s, e) in enumerate(d.spans) if e > s]
    c = Cands(b, [(i, s, e) for i, _, s, e in at])
    f = torch.tensor([sentence_features(b.docs[i], j, b.rules[i]) for i, j, _, _ in at])
    u = net.spool(x, c.first, c.last, c.head, f)
    sy, sw = torch.zeros(len(at), len(STANCES)), torch.ones(len(at), len(STANCES))
    my, mw, item = torch.zeros(len(at)), torch.ones(len(at)), []
    for k, (i, j, _, _) in enumerate(at):
        d = b.docs[i]
        for p in d.items:
            if p["sent"] == j and not p["optional"]:
                sy[k, p["stance"]] = 1
        for p in d.items:
            if p["sent"] == j and p["optional"] and sy[k, p["stance"]] == 0:
                sw[k, p["stance"]] = 0
        m = d.met.get(j)
        item.append(m)
        my[k], mw[k] = float(m is not None), 0. if (m and m["optional"]) or (not m and j in d.open) else 1.
    out = {"sentence": (F.binary_cross_entropy_with_logits(net.sstance(u), sy, reduction="none") * sw).sum(1).mean()}
    out["met"] = (F.binary_cross_entropy_with_logits(net.met(u).squeeze(-1), my, reduction="none") * mw * (1 + my)).mean()
    pick = [m is not None for m in item]
    if not any(pick):
        return out
    w = torch.tensor([0. if m is None else .6 if m["optional"] else 1. for m in item])
    k = torch.tensor([m["kind"] if m else -1 for m in item])
    out["kind"] = (F.cross_entropy(net.kind(u), k, ignore_index=-1, reduction="none") * w).sum() / w.sum()
    s = torch.tensor([m["status"] if m else 0 for m in item])
    out["status"] = (F.cross_entropy(net.status(u), s, reduction="none") * w).sum() / w.sum()
    spans, mi, ui, f, group, groups = c.pairs(pick)
    if groups:
        z = group_lse(net.mpairs(c.mention_vectors(x, spans), u, mi, ui, f), group, len(groups)).squeeze(-1)
        hy = torch.tensor([float(g in item[k]["who"]) for k, g in groups])
        hw = torch.tensor([float(w[k]) / max(1., len(item[k]["who"]) / 3) for k, _ in groups])
        out["who"] = (F.binary_cross_entropy_with_logits(z, hy, reduction="none") * hw).sum() / w.sum()
    out["setting"] = place_loss(net, b, x, u, at, item)
    return out


def place_loss(net, b, x, u, at, item):
    total, n = torch.zeros(()), 0
    for k, m in enumerate(item):
        if not m:
            continue
        i, j, _, _ = at[k]
        for what, want, same in (("places", m["place"], place_match), ("dates", m["date"], date_match)):
            c = settings(b.docs[i], j, what)
            if not c:
                continue
            good = [bool(want) and same(want, v) > 0 for _, _, v, _ in c]
            if want and not any(good):
                continue
            z = net.places(spans(x, c, b.base[i]), u, torch.arange(len(c)), torch.full((len(c),), k), torch.tensor([f for *_, f in c]))
            z = torch.log_softmax(torch.cat([z, torch.zeros(1)]), 0)
            total, n = total - torch.logsumexp(z[torch.tensor(good + [not want])], 0), n + 1
    return total / max(1, n)


def spans(x, c, base):
    return torch.stack([x[base + s:base + e + 1].mean(0) for s, e, _, _ in c])


WEIGHT = dict(tag=3., valid=.7, stance=.7, keep=.7, holder=.6, about=.6, sentence=.2, met=1.5, kind=.1, status=.1, who=.2, setting=.1)


def main():
    docs, held = load()
    print(len(docs), "articles to learn from,", sum(len(d.tok) for d in docs), "words;", len(held), "held out", flush=True)
    enc = AutoModel.from_pretrained(a.enc, attn_implementation="sdpa")
    for part in (enc.embeddings, *enc.encoder.layer[:a.freeze]):
        for p in part.parameters():
            p.requires_grad_(False)
    net = Reader(enc)
    if a.init:
        net.load_state_dict(torch.load(a.init), strict=False)
    own = [p for n, p in net.named_parameters() if not n.startswith("enc.")]
    opt = torch.optim.AdamW([{"params": [p for p in enc.parameters() if p.requires_grad], "lr": a.lr}, {"params": own, "lr": 1e-3}], weight_decay=.01, betas=(.9, .98))
    avg = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    t0, step = time.time(), 0
    total = a.epochs * len(batches(list(docs)))
    for ep in range(a.epochs):
        net.train()
        sums = {}
        for ds in batches(docs):
            done = max(step / total, (time.time() - t0) / 60 / a.minutes)
            rate = min(1, (step + 1) / 100) * max(.02, 1 - done)
            for g, lr in zip(opt.param_groups, (a.lr, 1e-3)):
                g["lr"] = lr * rate
            b = Batch(ds, [random.random() >= a.norules for _ in ds])
            b.hide(a.mask)
            x = b.encode(net, BF16)
            logit, tag = tag_loss(net, b, x)
            losses = {"tag": tag, **cand_loss(net, b, x, logit), **sentence_loss(net, b, x)}
            loss = sum(WEIGHT[k] * v for k, v in losses.items())
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.)
            opt.step()
            step += 1
            keep = min(.99, (step + 1) / (step + 20))
            with torch.no_grad():
                for n, p in net.named_parameters():
                    if p.requires_grad:
                        avg[n].lerp_(p, 1 - keep)
            for k, v in losses.items():
                sums.setdefault(k, []).append(float(v.detach()))
        print("epoch %d %.1f min  %s" % (ep + 1, (time.time() - t0) / 60, "  ".join("%s %.3f" % (k, np.mean(v)) for k, v in sums.items())), flush=True)
        if (ep + 1) % a.every == 0 or ep + 1 == a.epochs:
            now = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
            net.load_state_dict(avg, strict=False)
            torch.save({n: p.half() if p.dim() > 1 and n.startswith("enc") else p for n, p in net.state_dict().items()}, a.out)
            evaluate(net, held, BF16)
            net.load_state_dict(now, strict=False)
        if ep + 1 >= a.stop or (time.time() - t0) / 60 > a.minutes:
            break


if __name__ == "__main__":
    main()
