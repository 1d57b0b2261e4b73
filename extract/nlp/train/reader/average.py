#!/usr/bin/env python3
"""The mean of the weights of several trainings that began with the same ones.

usage: average.py OUT.pt IN.pt...

Trainings that go on from one another, or begin with the same weights, often end in one valley; the mean of what they
end at may then be better than each (Wortsman et al. 2022, Model soups), and costs nothing when it is used. The README
has what was measured.
"""
import sys

import torch


def main():
    out, *names = sys.argv[1:]
    if not names:
        sys.exit(__doc__.strip())
    nets = [torch.load(n) for n in names]
    mean = {k: (sum(n[k].float() for n in nets) / len(nets)).to(v.dtype) if v.is_floating_point() else v for k, v in nets[0].items()}
    torch.save(mean, out)


if __name__ == "__main__":
    main()
