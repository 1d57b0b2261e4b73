#!/usr/bin/env python3
"""Trains the teacher: tags, trees and names on the encoder.

usage: train.py --enc MODEL_DIR --data FOLDER --out FILE [--epochs 5] [--minutes 90]

FOLDER holds treebank and ner, as ../shared/data does.
"""
import argparse
import random
import time

import torch
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer

from data import Encoder, batches, join, names, recased, treebank
from model import Trees

ap = argparse.ArgumentParser()
ap.add_argument("--enc")
ap.add_argument("--data")
ap.add_argument("--out")
ap.add_argument("--epochs", type=float, default=5)
ap.add_argument("--minutes", type=float, default=90)
ap.add_argument("--lr", type=float, default=1e-4)
ap.add_argument("--words", type=int, default=700)
ap.add_argument("--seed", type=int, default=1)
a = ap.parse_args()
torch.set_num_threads(1)
torch.set_flush_denormal(True)
torch.manual_seed(a.seed)
random.seed(a.seed)

KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "politician": "PER", "person": "PER", "organisation": "ORG",
         "politicalparty": "ORG", "country": "LOC", "location": "LOC"}
LABELS = ["O"] + [b + "-" + k for k in ("PER", "ORG", "LOC") for b in "BI"]


def load(part):
    ewt, gum = (treebank(f"{a.data}/treebank/{t}-{part}.conllu") for t in ("ewt", "gum"))
    print(part, len(ewt), len(gum), "sentences;", join(ewt, names(f"{a.data}/ner/ewt-{part}.iob2", KINDS)), "with names", flush=True)
    return ewt, gum, names(f"{a.data}/ner/politics-{part}.txt", KINDS)


def predict(net, enc, sentences):
    """Fills in heads (the best of each word, tree or not), relations, tags and names."""
    net.eval()
    out = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for k in range(0, len(sentences), 16):
            ids, mask, first, cases, real, *_ = enc.batch(sentences[k:k + 16])
            x = net.words(ids, mask, first, cases)
            arc = net.arcs(x, real)
            n = arc.size(1)
            arc[:, range(n), range(n)] = -1e4
            heads = arc.argmax(-1)
            rels, tags, labels = net.relations(x, heads).argmax(-1), net.tag(x).argmax(-1), net.name(x).argmax(-1)
            for i, s in enumerate(sentences[k:k + 16]):
                w = slice(1, len(s) + 1)
                out.append((heads[i, w].tolist(), rels[i, w].tolist(), tags[i, w].tolist(), labels[i, w].tolist()))
    net.train()
    return out


def spans(tags):
    out, start = set(), None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and (t[0] != "I" or t[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if t[0] == "B" or t[0] == "I" and start is None:
            start = i
    return out


def measure(name, net, enc, sentences):
    n = uas = las = tag = hit = gold = pred = 0
    for s, (heads, rels, tags, labels) in zip(sentences, predict(net, enc, sentences)):
        if s.heads:
            for i in range(len(s)):
                n += 1
                ok = heads[i] == s.heads[i]
                uas += ok
                las += ok and RELS[rels[i]].split(":")[0] == s.rels[i].split(":")[0]
                tag += TAGS[tags[i]] == s.tags[i]
        if s.names:
            g, p = spans(s.names), spans([LABELS[l] for l in labels])
            hit, gold, pred = hit + len(g & p), gold + len(g), pred + len(p)
    print(f"  {name}: UAS {uas / max(n, 1):.4f} LAS {las / max(n, 1):.4f} tags {tag / max(n, 1):.4f} names {2 * hit / max(1, gold + pred):.4f}", flush=True)


ewt, gum, politics = load("train")
TAGS, RELS = (sorted({x for s in ewt + gum for x in getattr(s, f)}) for f in ("tags", "rels"))
net = Trees(AutoModel.from_pretrained(a.enc), len(TAGS), len(RELS), len(LABELS))
net.enc.get_input_embeddings().weight.requires_grad_(False)
enc = Encoder(AutoTokenizer.from_pretrained(a.enc), TAGS, RELS, LABELS)
dev = dict(zip(("ewt", "gum", "politics"), load("dev")))
learn = [s for s in ewt + gum + politics * 3 if len(s) <= 80]
old = [p for p in net.enc.parameters() if p.requires_grad]
held = {id(p) for p in net.enc.parameters()}
opt = torch.optim.AdamW([{"params": old, "lr": a.lr}, {"params": [p for p in net.parameters() if id(p) not in held], "lr": 1e-3}],
                        weight_decay=.01, betas=(.9, .98))
base = [g["lr"] for g in opt.param_groups]
steps, step, start = len(batches(learn, a.words)) * a.epochs, 0, time.time()
mean = None
loss = lambda s, y: F.cross_entropy(s.float().flatten(0, 1), y.flatten(), ignore_index=-100) if (y >= 0).any() else 0
net.train()
done, epoch = 0, 0
while done < 1:
    for part in batches(learn, a.words):
        done = max(step / steps, (time.time() - start) / 60 / a.minutes)
        if done >= 1:
            break
        for g, b in zip(opt.param_groups, base):
            g["lr"] = b * min(1, (step + 1) / 200) * (1 - done)
        ids, mask, first, cases, real, heads, rels, tags, labels = enc.batch([recased(s) for s in part])
        with torch.autocast("cpu", torch.bfloat16):
            x = net.words(ids, mask, first, cases)
            arc, rel, tag, label = net.arcs(x, real), net.relations(x, heads), net.tag(x), net.name(x)
        cost = loss(arc, heads) + loss(rel, rels) + .3 * loss(tag, tags) + .5 * loss(label, labels)
        opt.zero_grad()
        cost.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.)
        opt.step()
        step += 1
        if done > .5:  # the weights' running mean is what is kept
            with torch.no_grad():
                state = net.state_dict()
                if mean is None:
                    mean = {k: v.clone() for k, v in state.items()}
                elif step % 10 == 0:
                    for k, v in state.items():
                        mean[k].lerp_(v, .02) if v.is_floating_point() else mean[k].copy_(v)
        if step % 200 == 0:
            print(f"{step}/{steps:.0f} {cost.item():.3f} {(time.time() - start) / 60:.1f} min", flush=True)
    epoch += 1
    print("epoch", epoch, flush=True)
    for k, s in dev.items():
        measure(k, net, enc, s[:400])
for weights in (net.state_dict(), mean):
    net.load_state_dict(weights)
    for k, s in dev.items():
        measure(k, net, enc, s)
torch.save({"net": net.state_dict(), "tags": TAGS, "rels": RELS, "labels": LABELS}, a.out)
