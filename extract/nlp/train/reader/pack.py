#!/usr/bin/env python3
"""Packs a trained reader for extract/reader.

usage: pack.py --enc MODEL_DIR --base minilm.bin --net FILE.pt [--curves FILE.json] --out reader.bin
"""
import argparse
import importlib.util
import json
import pathlib

import numpy as np
import torch
from transformers import AutoModel

from model import Reader

spec = importlib.util.spec_from_file_location("encpack", pathlib.Path(__file__).parent.parent / "pack.py")
encpack = importlib.util.module_from_spec(spec)
spec.loader.exec_module(encpack)


def load(enc_dir, path):
    """The net of a file; what was not learned is that of the pretrained encoder."""
    net = Reader(AutoModel.from_pretrained(enc_dir, attn_implementation="sdpa"))
    saved = torch.load(path)
    base = net.state_dict()
    net.load_state_dict({k: base[k] if torch.equal(base[k].half(), v.half()) else v.float() for k, v in saved.items() if k in base}, strict=False)
    return net.eval()


def main():
    ap = argparse.ArgumentParser()
    for f in ("enc", "base", "net", "curves", "out"):
        ap.add_argument("--" + f)
    a = ap.parse_args()
    net = load(a.enc, a.net)
    state = net.state_dict()
    p = encpack.Pack(base=a.base)
    p.encoder(state, heads=12, prefix="enc.")
    for name, part in net.named_modules():
        if isinstance(part, torch.nn.Linear) and not name.startswith("enc."):
            p.linear(name, part.weight, part.bias, float=part.weight.numel() < 10000)  # large ones as bytes
    for k, v in state.items():
        if k.endswith(".table"):
            p.floats(k, v)
    curves = json.load(open(a.curves)) if a.curves else {"limits": [.8, .1, .7, .5, .45, .4, .5, .4, .05], "sure": [[0, 1], [0, 1]], "sure_met": [[0, 1], [0, 1]]}
    for k, v in curves.items():
        p.floats(k, np.array(v, np.float32))
    p.write(a.out)


if __name__ == "__main__":
    main()
