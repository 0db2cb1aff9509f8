"""Reads the draw log of one chain; docs/draw-log.md is the contract. Needs numpy alone."""

import dataclasses
import json
import struct
import zlib

import numpy as np

MAGIC = b"RHDRAWS1"
BLOCK = struct.Struct("<4sIIIQ")


class DrawLogError(ValueError):
    """A file that is no draw log, or whose header is damaged."""


@dataclasses.dataclass
class ChainDraws:
    """One chain: its header, and for every column an array of shape (draws, *shape), tuning draws included."""

    header: dict
    columns: dict
    draws: int
    torn_bytes: int

    @property
    def tuning(self):
        """Per draw whether the sampler was still tuning."""
        return self.columns["sample_stats"]["tuning"].astype(bool)


def read_chain(path):
    """Read every whole block of a chain's file; what follows the first torn or damaged one is left out.

    Raises DrawLogError when the header is not whole, OSError when the file cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read()
    header, start = _header(data, path)
    widths = [_size(c["shape"]) * int(c["dtype"][2:]) for c in header["columns"]]
    blocks, end = _whole_blocks(data, start, sum(widths))
    columns = {"posterior": {}, "sample_stats": {}}
    offset = 0
    for column, width in zip(header["columns"], widths):
        columns.setdefault(column["group"], {})[column["name"]] = _values(data, blocks, sum(widths), offset, column)
        offset += width
    return ChainDraws(header, columns, sum(n for _, n in blocks), len(data) - end)


def _header(data, path):
    if len(data) < 16 or data[:8] != MAGIC:
        raise DrawLogError(f"'{path}' is no draw log: it starts with {data[:8]!r}, not {MAGIC!r}")
    length, checksum = struct.unpack_from("<II", data, 8)
    text = data[16 : 16 + length]
    if len(text) != length or zlib.crc32(text) != checksum:
        raise DrawLogError(f"'{path}' has a damaged header: {len(text)} of {length} bytes, or a wrong checksum")
    header = json.loads(text)
    if header.get("format") != 1:
        raise DrawLogError(f"'{path}' has format {header.get('format')}; this version reads format 1")
    return header, 16 + length


def _whole_blocks(data, start, draw_bytes):
    """(payload offset, draws) of every block up to the first that is torn, damaged or out of order; and its offset."""
    view, blocks, expected = memoryview(data), [], 0
    while start + BLOCK.size <= len(data):
        magic, length, count, checksum, first = BLOCK.unpack_from(data, start)
        end = start + BLOCK.size + length
        sound = magic == b"RBLK" and 1 <= count <= 256 and length == count * draw_bytes and first == expected
        if not sound or end > len(data) or zlib.crc32(view[start + 16 : end]) != checksum:
            break
        blocks.append((start + BLOCK.size, count))
        expected += count
        start = end
    return blocks, start


def _values(data, blocks, draw_bytes, offset, column):
    """One column over all blocks. Runs of blocks with one draw each, PyMC's case, are gathered in one stride."""
    shape, size = tuple(column["shape"]), _size(column["shape"])
    dtype = np.dtype(column["dtype"])
    width = size * dtype.itemsize
    out = np.empty((sum(n for _, n in blocks), width), "u1")
    done = i = 0
    stride = BLOCK.size + draw_bytes
    while i < len(blocks):
        at, count = blocks[i]
        if count == 1:
            j = i + 1
            while j < len(blocks) and blocks[j][1] == 1:
                j += 1
            rows = np.ndarray((j - i, width), "u1", data, at + offset, (stride, 1))
            out[done : done + j - i] = rows
            done, i = done + j - i, j
        else:
            elements = np.frombuffer(data, dtype, size * count, at + offset * count).reshape(size, count)
            out[done : done + count] = np.ascontiguousarray(elements.T).view("u1").reshape(count, width)
            done, i = done + count, i + 1
    values = out.view(dtype) if width else np.empty((len(out), 0), dtype)
    values = values.reshape((len(out), *shape))
    return values.astype(bool) if column["dtype"] == "|u1" else values


def _size(shape):
    return int(np.prod(shape, dtype=np.int64)) if shape else 1
