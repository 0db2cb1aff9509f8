"""Checkpoints: what a chain can be started again from. docs/draw-log.md describes the file.

A checkpoint is replaced atomically and the one before is kept as ``<name>.1``, so that a damaged file never leaves
a chain with nothing.
"""

import json
import os
import struct
import zlib

from .segment import write_whole

MAGIC = b"RHCHECK1"


class CheckpointError(ValueError):
    """A file that is no checkpoint, or a damaged one."""


def write_checkpoint(path, facts, arrays):
    """Write ``facts`` (JSON) and ``arrays`` ({name: array}) whole; the file that stood there becomes ``path.1``."""
    described, payload = [], b""
    for name, array in arrays.items():
        little = array.astype(array.dtype.newbyteorder("<"), copy=False)
        described.append({"name": name, "dtype": little.dtype.str, "shape": list(array.shape), "offset": len(payload)})
        payload += little.tobytes()
    text = json.dumps({"format": 1, **facts, "arrays": described}, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 16) % 8)
    content = MAGIC + struct.pack("<II", len(text), zlib.crc32(text + payload)) + text + payload
    if os.path.exists(path):
        os.replace(path, path + ".1")
    write_whole(path, content)


def read_checkpoint(path):
    """The facts and arrays of a checkpoint. Raises CheckpointError when it is damaged, OSError when it is not there."""
    import numpy as np

    with open(path, "rb") as file:
        data = file.read()
    if len(data) < 16 or data[:8] != MAGIC:
        raise CheckpointError(f"'{path}' is no checkpoint: it starts with {data[:8]!r}, not {MAGIC!r}")
    length, checksum = struct.unpack_from("<II", data, 8)
    if zlib.crc32(data[16:]) != checksum:
        raise CheckpointError(f"'{path}' is damaged: its checksum does not fit its {len(data)} bytes")
    facts = json.loads(data[16 : 16 + length])
    arrays = {}
    for entry in facts["arrays"]:
        count = int(np.prod(entry["shape"], dtype=int))
        at = 16 + length + entry["offset"]
        arrays[entry["name"]] = np.frombuffer(data, entry["dtype"], count, at).reshape(entry["shape"]).copy()
    return facts, arrays


def read_newest(path):
    """The checkpoint at ``path``, or the one kept before it; and a remark, "" when the newest was sound.

    Raises CheckpointError that names both failures when neither can be read.
    """
    remarks = []
    for candidate in (path, path + ".1"):
        try:
            facts, arrays = read_checkpoint(candidate)
            return facts, arrays, "; ".join(remarks)
        except FileNotFoundError:
            remarks.append(f"'{os.path.basename(candidate)}' is missing")
        except (OSError, ValueError, KeyError) as error:
            remarks.append(str(error))
    raise CheckpointError("; ".join(remarks))
