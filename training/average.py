"""Mean of the weights of several checkpoints: python average.py --out mean.pt third.pt fifth.pt [--shares 1 2]"""

import argparse

import torch

import places


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+")
    parser.add_argument("--shares", nargs="*", type=float, help="weight of each checkpoint; all the same without it")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    shares = arguments.shares or [1.0] * len(arguments.checkpoints)
    whole, mean = None, {}
    for name, share in zip(arguments.checkpoints, shares):
        whole = torch.load(places.SCRATCH / name, weights_only=True)
        for key, value in whole["network"].items():
            mean[key] = mean.get(key, 0) + value * (share / sum(shares))
    whole["network"] = mean
    torch.save(whole, places.SCRATCH / arguments.out)


if __name__ == "__main__":
    main()
