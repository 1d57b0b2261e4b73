#!/usr/bin/env python3
"""Labels the names in sentences by a trained net: CoNLL-U in (as entente parse writes it), a word and its label a line out.

usage: label.py --enc MODEL_DIR --net FILE.pt <FILE.conllu >FILE.iob2
"""
import argparse
import sys

import torch
from transformers import AutoModel, AutoTokenizer

from data import Encoder, Sentence
from model import Trees

ap = argparse.ArgumentParser()
ap.add_argument("--enc")
ap.add_argument("--net")
a = ap.parse_args()
torch.set_num_threads(1)
torch.set_flush_denormal(True)
saved = torch.load(a.net)
net = Trees(AutoModel.from_pretrained(a.enc), len(saved["tags"]), len(saved["rels"]), len(saved["labels"]))
net.load_state_dict(saved["net"])
net.eval()
enc = Encoder(AutoTokenizer.from_pretrained(a.enc), saved["tags"], saved["rels"], saved["labels"])


def sentences():
    words, text = [], ""
    for line in sys.stdin:
        c = line.rstrip("\n").split("\t")
        if c[0].isdigit():
            words.append(c[1])
        elif c[0].startswith("# text"):
            text = line
        elif len(c) == 1 and not c[0] and words:
            if len(words) <= 80:
                yield words, text
            words = []


def label(part):
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        ids, mask, first, cases, *_ = enc.batch([Sentence(w) for w, _ in part])
        best = net.name(net.words(ids, mask, first, cases)).argmax(-1)
    for i, (words, text) in enumerate(part):
        print(text, end="")
        for k, w in enumerate(words):
            print(f"{k + 1}\t{w}\t{saved['labels'][best[i, k + 1]]}")
        print()


todo = sorted({tuple(w): (w, t) for w, t in sentences()}.values(), key=lambda s: (len(s[0]), s[0]))
for k in range(0, len(todo), 24):
    label(todo[k:k + 24])
