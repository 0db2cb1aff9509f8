"""Draw logs made without a sampler."""

import json

import numpy as np

from rhatchet.recorder.drawlog import ChainFile, Column, block_bytes

COLUMNS = [
    Column("mu", "posterior", "<f8", (), ()),
    Column("theta", "posterior", "<f8", (2, 3), ("group", "theta_dim_1")),
    Column("count", "posterior", "<i8", (), ()),
    Column("small", "posterior", "<f4", (2,), ()),
    Column("tree_depth", "sample_stats", "<i4", (), ()),
    Column("diverging", "sample_stats", "|u1", (), ()),
    Column("tuning", "sample_stats", "|u1", (), ()),
]


def values(chain, draws, tune):
    """Arrays (draws, *shape) for every column, the first ``tune`` draws flagged as tuning."""
    rng = np.random.default_rng(chain)
    return [
        rng.normal(size=draws),
        rng.normal(size=(draws, 2, 3)),
        rng.integers(-(2**60), 2**60, draws),
        rng.normal(size=(draws, 2)).astype("f4"),
        rng.integers(0, 10, draws).astype("i4"),
        rng.random(draws) < 0.1,
        np.arange(draws) < tune,
    ]


def header(chain, tune=0, draws=0, columns=COLUMNS):
    return {
        "format": 1, "training": "model_1-1", "segment": 1, "run": 0, "chain": chain, "sampler": "pymc",
        "versions": {"pymc": "0"}, "seed": None, "model_hash": None, "created": "2026-01-01T00:00:00.000Z",
        "tune": tune, "draws": draws, "coords": {"group": ["a", "b"]}, "columns": [c.described() for c in columns],
    }


def write_chain(folder, chain, draws, tune=0, block=1, without=()):
    """Write a chain in blocks of ``block`` draws, without some columns; its arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = [column for column in COLUMNS if column.name not in without]
    arrays = [a for column, a in zip(COLUMNS, values(chain, draws, tune)) if column in columns]
    file = ChainFile(str(folder / f"chain-{chain}.draws"), header(chain, tune, draws, columns))
    for start in range(0, draws, block):
        file.append(block_bytes(start, [a[start : start + block] for a in arrays], columns))
    file.close()
    (folder / "run.json").write_text(json.dumps({"state": "finished"}))
    return arrays
