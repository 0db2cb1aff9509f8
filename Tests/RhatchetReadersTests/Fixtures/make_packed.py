"""Makes packed.json: texts as gzip packs them at several levels, in base64; what they unpack to is told by rule.

Run once with any Python 3; the rules stand in PackedFileTests.
"""

import base64
import gzip
import json
import random
from pathlib import Path


def table(kind):
    rng = random.Random(5)
    rows = {
        "small": ["1,2", "3,4"],
        "repeated": ["1.25,2.5"] * 3000,
        "numbers": [f"{rng.gauss(0, 1):.8g},{rng.gauss(0, 1):.8g}" for _ in range(400)],
    }[kind]
    return ("a,b\n" + "\n".join(rows) + "\n").encode()


packed = []
for kind in ("small", "repeated", "numbers"):
    for level in (0, 1, 6, 9):
        data = gzip.compress(table(kind), level, mtime=0)
        packed.append({"kind": kind, "level": level, "sum": sum(table(kind)), "gzip": base64.b64encode(data).decode()})
halves = table("numbers")[:3000], table("numbers")[3000:]
data = b"".join(gzip.compress(half, 6, mtime=0) for half in halves) + bytes(100)
packed.append({"kind": "two", "level": 6, "sum": sum(table("numbers")), "gzip": base64.b64encode(data).decode()})
Path(__file__).with_name("packed.json").write_text(json.dumps(packed, indent=0) + "\n")
