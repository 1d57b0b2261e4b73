#!/usr/bin/env python3
"""Packs a pretrained encoder, and what was learned on it, for extract/nlp/encoder.

usage: pack.py MODEL_DIR OUT            MODEL_DIR: folder with model.safetensors, config.json and vocab.txt

As a module, for models that were tuned from the same encoder:

    pack = Pack(base="minilm.bin")      # what packs to the same bytes as in base is left out
    pack.encoder(model.state_dict(), heads=12)
    pack.linear("head.arc", weight, bias)
    pack.write("reader.bin")

The file is a safetensors container: eight bytes with the length of a header, the header in JSON, the
tensors, everything little endian. The data begins at a multiple of 64 bytes, and so does every tensor of
bytes, so that they are used where they lie. A linear layer NAME of bytes is four tensors:

    NAME.panels   I8  [out/32, in/4, 32, 4]   weights, symmetric per output; out and in filled up with zeros
    NAME.sums     I32 [out]                   of the weights of each output
    NAME.scales   F32 [out]                   what a weight of 1 stands for
    NAME.bias     F32 [out]

one of floats is NAME.weight F32 [in, out] and NAME.bias, out filled up to a multiple of 16. Embeddings NAME are NAME.rows I8 [n, width] and
NAME.scales F32 [n]. In the header's metadata, "NAME" -> "IN,OUT" tells a linear layer's size without the filling.
"""
import json
import math
import sys

import numpy as np

PANEL = 32  # outputs of a panel
QUAD = 4    # inputs that are multiplied at once
LANES = 16  # outputs of a layer of floats that are multiplied at once
DTYPES = {"I8": np.int8, "U8": np.uint8, "I32": np.int32, "F32": np.float32}


def array(x, dtype=np.float32):
    """Returns what torch or numpy gives as an array of numpy."""
    if hasattr(x, "detach"):
        x = x.detach().cpu().numpy()
    return np.ascontiguousarray(np.asarray(x), dtype=dtype)


def to_bytes(w):
    """Returns rows as signed bytes and what 1 stands for in each of them."""
    scales = np.maximum(np.abs(w).max(axis=1), 1e-12) / 127
    return np.clip(np.rint(w / scales[:, None]), -127, 127).astype(np.int8), scales.astype(np.float32)


def filled(w, rows, cols):
    """Returns a matrix with zeros added up to a number of rows and columns."""
    return np.pad(w, ((0, rows - w.shape[0]), (0, cols - w.shape[1])))


def round_up(n, by):
    return -(-n // by) * by


def read(path):
    """Returns the tensors and the metadata of a packed file."""
    with open(path, "rb") as f:
        data = f.read()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + size])
    meta, tensors = header.pop("__metadata__", {}), {}
    for name, t in header.items():
        a, b = t["data_offsets"]
        tensors[name] = np.frombuffer(data[8 + size + a:8 + size + b], DTYPES[t["dtype"]]).reshape(t["shape"])
    return tensors, meta


class Pack:
    def __init__(self, base=None):
        self.base, self.base_meta = read(base) if base else ({}, {})
        self.tensors, self.meta = {}, {}

    def put(self, name, x):
        same = self.base.get(name)
        if same is None or same.dtype != x.dtype or same.shape != x.shape or same.tobytes() != x.tobytes():
            self.tensors[name] = x

    def note(self, name, text):
        if self.base_meta.get(name) != text:
            self.meta[name] = text

    def floats(self, name, x):
        """Adds a tensor of floats."""
        self.put(name, array(x))

    def numbers(self, name, x):
        """Adds a tensor of whole numbers."""
        self.put(name, array(x, np.int32))

    def text(self, name, data):
        """Adds bytes."""
        self.put(name, np.frombuffer(data, np.uint8))

    def rows(self, name, x):
        """Adds rows to be looked up, as bytes."""
        rows, scales = to_bytes(array(x))
        self.put(name + ".rows", rows)
        self.put(name + ".scales", scales)

    def linear(self, name, weight, bias=None, float=False):
        """Adds a linear layer, out x in as torch has it: of bytes, or of floats."""
        w = array(weight)
        out, inside = w.shape
        b = np.zeros(out, np.float32) if bias is None else array(bias)
        self.note(name, f"{inside},{out}")
        if float:
            self.put(name + ".weight", filled(w.T, inside, round_up(out, LANES)))
            self.put(name + ".bias", np.pad(b, (0, -out % LANES)))
            return
        q, scales = to_bytes(w)
        rows, cols = round_up(out, PANEL), round_up(inside, QUAD)
        q = filled(q, rows, cols)
        self.put(name + ".panels", np.ascontiguousarray(
            q.reshape(rows // PANEL, PANEL, cols // QUAD, QUAD).transpose(0, 2, 1, 3)))
        self.put(name + ".sums", q.astype(np.int32).sum(axis=1, dtype=np.int32))
        self.put(name + ".scales", np.pad(scales, (0, rows - out)))
        self.put(name + ".bias", np.pad(b, (0, rows - out)))

    def encoder(self, state, heads, prefix=""):
        """Adds a BERT encoder from its state, whose names begin with a prefix."""
        state = {k[len(prefix):]: array(v) for k, v in state.items()
                 if k.startswith(prefix) and getattr(v, "ndim", 1) in (1, 2) and not k.endswith("position_ids")}
        e = "embeddings."
        self.rows("words", state[e + "word_embeddings.weight"])
        self.floats("positions", state[e + "position_embeddings.weight"] + state[e + "token_type_embeddings.weight"][0])
        self.norm("embedded", state, e + "LayerNorm")
        width = state[e + "word_embeddings.weight"].shape[1]
        count = sum(k.endswith("attention.self.query.weight") for k in state)
        self.note("heads", str(heads))
        self.note("layers", str(count))
        shrink = np.float32(1 / math.sqrt(width // heads))
        for i in range(count):
            l, to = f"encoder.layer.{i}.", f"layer.{i}."
            part = lambda kind: [state[f"{l}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
            w, b = part("weight"), part("bias")
            w[0], b[0] = w[0] * shrink, b[0] * shrink  # of the products with keys
            self.linear(to + "attention", np.concatenate(w), np.concatenate(b))
            for name, old in (("attended", "attention.output.dense"), ("wide", "intermediate.dense"), ("narrow", "output.dense")):
                self.linear(to + name, state[f"{l}{old}.weight"], state[f"{l}{old}.bias"])
            self.norm(to + "attended", state, l + "attention.output.LayerNorm")
            self.norm(to + "narrow", state, l + "output.LayerNorm")

    def norm(self, name, state, old):
        self.floats(name + ".gain", state[old + ".weight"])
        self.floats(name + ".shift", state[old + ".bias"])

    def vocabulary(self, path):
        """Adds a vocabulary of word pieces: those that begin words and those that go on, each sorted by bytes."""
        with open(path, encoding="utf-8") as f:
            pieces = [line.rstrip("\n").encode() for line in f]
        for name, chosen in (("begin", [(p, i) for i, p in enumerate(pieces) if not p.startswith(b"##")]),
                             ("go_on", [(p[2:], i) for i, p in enumerate(pieces) if p.startswith(b"##")])):
            chosen.sort()
            self.text(f"pieces.{name}.text", b"".join(p for p, _ in chosen))
            self.numbers(f"pieces.{name}.ends", np.cumsum([len(p) for p, _ in chosen]))
            self.numbers(f"pieces.{name}.ids", [i for _, i in chosen])

    def write(self, path):
        # Tensors of bytes that are multiples of 64 long come first, then those of four bytes, then text.
        order = sorted(self.tensors, key=lambda n: ({"int8": 0, "uint8": 2}.get(str(self.tensors[n].dtype), 1), n))
        header, at = {"__metadata__": dict(sorted(self.meta.items()))}, 0
        kinds = {np.dtype(v): k for k, v in DTYPES.items()}
        for n in order:
            x = self.tensors[n]
            header[n] = {"dtype": kinds[x.dtype], "shape": list(x.shape), "data_offsets": [at, at + x.nbytes]}
            at += x.nbytes
        head = json.dumps(header, separators=(",", ":")).encode()
        head += b" " * (-(len(head) + 8) % 64)
        with open(path, "wb") as f:
            f.write(len(head).to_bytes(8, "little") + head)
            for n in order:
                f.write(self.tensors[n].tobytes())


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    from safetensors.numpy import load_file
    folder, out = sys.argv[1:]
    with open(folder + "/config.json") as f:
        config = json.load(f)
    pack = Pack()
    pack.encoder(load_file(folder + "/model.safetensors"), config["num_attention_heads"])
    pack.vocabulary(folder + "/vocab.txt")
    pack.write(out)


if __name__ == "__main__":
    main()
