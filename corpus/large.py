"""Draws by the gigabyte, to see what reading them costs: four chains of parameters whose neighbouring draws go together.

    python corpus/large.py FOLDER --gigabytes 10 [--columns 1000] [--stan]

Writes one plain CSV with the columns chain and draw, or CmdStan's four files. Needs numpy. The same seed gives the same draws.
"""

import argparse
import os

import numpy as np

CHAINS = 4
WIDTH = 10
STAN = """# stan_version_major = 2
# stan_version_minor = 36
# stan_version_patch = 0
# model = large_model
# method = sample (Default)
#   sample
#     num_samples = {draws}
#     num_warmup = 1000 (Default)
#     save_warmup = false (Default)
#     thin = 1 (Default)
# id = {chain}
"""
STATISTICS = "lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__"


def texts(values):
    """Each value as nine characters and a comma: a sign or 0, a digit, six decimals."""
    whole = np.minimum(np.rint(np.abs(values) * 1e6), 9_999_999).astype(np.uint32)
    out = np.empty((*values.shape, WIDTH), np.uint8)
    out[..., 0] = np.where(values < 0, ord("-"), ord("0"))
    out[..., 2] = ord(".")
    out[..., 9] = ord(",")
    for place in (8, 7, 6, 5, 4, 3, 1):
        whole, digit = np.divmod(whole, 10)
        out[..., place] = digit + ord("0")
    return out


def rows(chain, draws, columns):
    """The rows of a chain in blocks, without what stands before the parameters."""
    random = np.random.default_rng(chain)
    last = random.standard_normal(columns, dtype=np.float32)
    for first in range(0, draws, 1000):
        count = min(1000, draws - first)
        noise = random.standard_normal((count, columns), dtype=np.float32)
        before = np.vstack([last[None], noise[:-1]])
        last = noise[-1]
        block = texts((noise + before) / np.float32(2**0.5))
        block[:, -1, -1] = ord("\n")
        yield first, block.reshape(count, -1)


def numbers(first, count, width):
    """Consecutive numbers as so many digits."""
    powers = 10 ** np.arange(width - 1, -1, -1)
    return (np.arange(first, first + count)[:, None] // powers % 10 + ord("0")).astype(np.uint8)


def write(path, chain, draws, columns, heads, before, mode):
    """`heads` gives what stands before the parameters of so many rows from one on, as bytes of equal length."""
    with open(path, mode) as file:
        file.write(before.encode())
        for first, block in rows(chain, draws, columns):
            file.write(np.hstack([heads(first, len(block)), block]).data)


def comma(count):
    return np.full((count, 1), ord(","), np.uint8)


def stan_heads(first, count):
    """The log density and the energy move, as a sampler's do; the rest is what a good run says."""
    draws = np.arange(first, first + count)
    moved = [texts((draws * step % size / size * 4 - 2)[:, None]).reshape(count, -1) for step, size in ((7919, 10133), (7907, 10093))]
    said = np.tile(np.frombuffer(b"0.9,0.5,3,7,0,", np.uint8), (count, 1))
    return np.hstack([moved[0], said, moved[1]])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--gigabytes", type=float, default=10)
    parser.add_argument("--columns", type=int, default=1000)
    parser.add_argument("--stan", action="store_true")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    draws = int(given.gigabytes * 1e9 / CHAINS / (given.columns * WIDTH + (48 if given.stan else 9)))
    for chain in range(1, CHAINS + 1):
        if given.stan:
            names = ",".join([STATISTICS] + [f"x.{number + 1}" for number in range(given.columns)])
            head = STAN.format(draws=draws, chain=chain) + names + "\n"
            heads = stan_heads
            write(os.path.join(given.folder, f"large_{chain}.csv"), chain, draws, given.columns, heads, head, "wb")
        else:
            names = ",".join(["chain", "draw"] + [f"x[{number}]" for number in range(given.columns)]) + "\n"
            heads = lambda first, count, chain=chain: np.hstack(
                [np.full((count, 1), ord("0") + chain, np.uint8), comma(count), numbers(first, count, 9), comma(count)]
            )
            path = os.path.join(given.folder, "large.csv")
            write(path, chain, draws, given.columns, heads, names if chain == 1 else "", "wb" if chain == 1 else "ab")


main()
