#!/usr/bin/env python3
"""Finds the limits from which on things are taken for true, and how sure facts are, on the held-out articles.

usage: calibrate.py --enc MODEL_DIR --data FILE.jsonl --blind FILE --net FILE.pt --out FILE.json
"""
import argparse
import itertools
import json

import numpy as np
import torch

import score as scorer
from data import held_out, load_docs
from pack import load
from predict import meetings_of, positions, read, rule_positions, show, tally


def credit(doc, preds):
    """Of each position predicted: 1 if right, 0 if wrong, None if it is an optional one."""
    ours = {doc.actors[v]["id"]: "g:" + k for k, v in doc.ours.items()}
    gold = doc.gold["positions"]
    w = []
    for g in gold:
        row = []
        for p in preds:
            t = scorer.f1(scorer.content(g["topic"]), scorer.content(p["topic"]))
            h = scorer.f1({"g:" + x for x in g["holders"]}, {ours.get(x, "p:" + x) for x in p["holders"]})
            a = scorer.f1({"g:" + x for x in g.get("about", [])}, {ours.get(x, "p:" + x) for x in p["about"]})
            ok = h > 0 and (scorer.overlaps(g["evidence"], p["evidence"]) or t >= .5)
            row.append(.4 * h + .2 * (g["stance"] == p["stance"]) + .3 * t + .1 * a if ok else 0.)
        w.append(row)
    out = [0.] * len(preds)
    for g, p in scorer.match(w):
        if w[g][p] > 0:
            out[p] = None if gold[g].get("optional") else float(w[g][p] >= .5)
    return out


def curve(x, y):
    """The share of right ones at a score: a logistic line through log odds, as points."""
    x, y = np.array(x), np.array(y)
    z = np.log(np.clip(x, .001, .999) / (1 - np.clip(x, .001, .999)))
    a, b = torch.zeros((), requires_grad=True), torch.zeros((), requires_grad=True)
    zt, yt = torch.tensor(z, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
    opt = torch.optim.LBFGS([a, b], max_iter=200)

    def step():
        opt.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(a * zt + b, yt) + .01 * a * a  # few examples: not too steep
        loss.backward()
        return loss
    opt.step(step)
    points = [0, .02, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, 1]
    at = [float(torch.sigmoid(a * np.log(max(p, .001) / max(1 - p, .001)) + b)) for p in points]
    return [points, at]


def main():
    ap = argparse.ArgumentParser()
    for f in ("enc", "data", "blind", "net", "out"):
        ap.add_argument("--" + f)
    a = ap.parse_args()
    torch.set_num_threads(1)
    docs = held_out(load_docs(a.enc, a.data, a.blind))
    net = load(a.enc, a.net)
    red = [read(net, d, True) for d in docs]
    show("rules", tally(docs, [rule_positions(d) for d in docs], [meetings_of(d, m, .5) for d, (_, m) in zip(docs, red)]))
    best = None
    for v, h, l, q in itertools.product((.45, .5, .55, .6, .65, .7), (.5, .6, .7), (.3, .4, .5), (.35, .45, .55)):
        preds = [positions(d, c, v, h, q, l) for d, (c, _) in zip(docs, red)]
        r = tally(docs, preds, [[] for _ in docs])
        key = r[0]["positions"][2] + r[0]["links"][2]
        if best is None or key > best[0]:
            best = (key, v, h, l, q)
            show("valid %.2f holds %.2f least %.2f about %.2f" % best[1:], r)
    key, v, h, l, q = best
    # Precision before recall: a higher limit is taken as long as positions and links together lose less than a point.
    for higher in (.75, .8, .85, .9):
        r = tally(docs, [positions(d, c, higher, h, q, l) for d, (c, _) in zip(docs, red)], [[] for _ in docs])
        if r[0]["positions"][2] + r[0]["links"][2] > key - .01:
            v = higher
    preds = [positions(d, c, v, h, q, l) for d, (c, _) in zip(docs, red)]
    show("chosen", tally(docs, preds, [meetings_of(d, m, .5) for d, (_, m) in zip(docs, red)]))
    x, y = [], []
    for d, (c, _) in zip(docs, red):
        low = positions(d, c, .1, h, q, .1)
        for p, right in zip(low, credit(d, low)):
            if right is not None:
                x.append(p["c"]["valid"] * max(w for _, w, _ in p["c"]["who"]))
                y.append(right)
    sure = curve(x, y)
    mx, my = [], []
    for d, (_, ms) in zip(docs, red):
        known = {m["sent"]: m["met"] for m in ms}
        rules = {m["sentence"] for m in d.input["meetings"]}
        for s in set(known) | rules:
            m = d.met.get(s)
            if (m and m["optional"]) or (not m and s in d.open):
                continue
            mx.append(known.get(s, .05))
            my.append(float(m is not None))
    met = curve(mx, my)
    shown = [(p, r) for p, r in zip(x, y) if np.interp(p, *sure) >= .8]
    print("positions with a score of .8 or more: %d of %d, right %.3f" % (len(shown), len(x), np.mean([r for _, r in shown]) if shown else 0))
    for lo, hi in ((0, .3), (.3, .5), (.5, .65), (.65, .8), (.8, 1.01)):
        s = np.interp(x, *sure)
        pick = (s >= lo) & (s < hi)
        if pick.any():
            print("  score %.2f to %.2f: %d, right %.3f" % (lo, hi, pick.sum(), np.array(y)[pick].mean()))
    json.dump({"limits": [v, .1, h, l, q, .4, .5, .4, .05], "sure": sure, "sure_met": met}, open(a.out, "w"))
    print(json.dumps({"sure": sure, "met": met}))


if __name__ == "__main__":
    main()
