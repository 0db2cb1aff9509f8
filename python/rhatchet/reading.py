"""Reads the draw log of one chain; docs/draw-log.md is the contract. Needs numpy alone."""

import dataclasses
import json
import math
import struct
import zlib

import numpy as np

MAGIC = b"RHDRAWS1"
BLOCK = struct.Struct("<4sIIIQ")
DTYPES = ("<f8", "<f4", "<i8", "<i4", "|u1")
#: A draw of more bytes is taken for a damaged header.
LARGEST_ROW = 1 << 28


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
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DrawLogError(f"'{path}' has a header that is no JSON: {error}") from error
    if not isinstance(header, dict) or header.get("format") != 1:
        said = header.get("format") if isinstance(header, dict) else None
        raise DrawLogError(f"'{path}' has format {said!r}; this version reads format 1")
    columns = header.get("columns")
    if not isinstance(columns, list) or not all(map(_is_column, columns)):
        raise DrawLogError(f"'{path}' has a header whose columns cannot be read")
    if sum(_size(column["shape"]) * int(column["dtype"][2:]) for column in columns) > LARGEST_ROW:
        raise DrawLogError(f"'{path}' has a header of draws that are larger than {LARGEST_ROW >> 20} MiB")
    return header, 16 + length


def _is_column(column):
    """Whether a header's entry describes one variable or statistic as docs/draw-log.md says."""
    if not isinstance(column, dict) or column.get("group") not in ("posterior", "sample_stats"):
        return False
    shape = column.get("shape")
    is_sized = isinstance(shape, list) and all(type(size) is int and 0 <= size < 1 << 63 for size in shape)
    return is_sized and isinstance(column.get("name"), str) and column.get("dtype") in DTYPES


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
    return math.prod(shape)
