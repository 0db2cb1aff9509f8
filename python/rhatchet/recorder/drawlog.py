"""Writes the draw log of one chain as docs/draw-log.md describes it."""

import collections
import json
import os
import struct
import zlib

MAGIC = b"RHDRAWS1"
BLOCK_MAGIC = b"RBLK"
BLOCK_HEAD = 24
LARGEST_BLOCK = 256
#: Blocks that could not be written (a full disk) wait in memory up to this many bytes.
LARGEST_BACKLOG = 64 * 2**20
_pack_index = struct.Struct("<Q").pack_into
_pack_checksum = struct.Struct("<I").pack_into
_count_at = struct.Struct("<I").unpack_from


class Column(collections.namedtuple("Column", "name group dtype shape dims")):
    """One variable or statistic: its ArviZ group, its dtype on disk, its shape without chain and draw."""

    __slots__ = ()

    @property
    def size(self):
        """How many elements one draw has."""
        size = 1
        for length in self.shape:
            size *= length
        return size

    @property
    def width(self):
        """Bytes of one element."""
        return int(self.dtype[2:])

    def described(self):
        """The column as the header lists it."""
        return {
            "name": self.name,
            "group": self.group,
            "dtype": self.dtype,
            "shape": list(self.shape),
            "dims": list(self.dims),
        }


def disk_dtype(dtype):
    """The dtype on disk that holds every value of ``dtype``, or None when no number does."""
    import numpy as np

    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return "|u1"
    if dtype.kind == "f":
        return "<f4" if dtype.itemsize <= 4 else "<f8"
    if dtype.kind in "iu":
        return "<i4" if dtype.itemsize <= (4 if dtype.kind == "i" else 2) else "<i8"
    return None


def header_bytes(header):
    """Magic, length, checksum and JSON, padded so that the first block starts at a multiple of 8."""
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 16) % 8)
    return MAGIC + struct.pack("<II", len(text), zlib.crc32(text)) + text


def block_bytes(first, arrays, columns):
    """One block of ``n`` draws from arrays of shape (n, *column.shape), in the columns' order."""
    import numpy as np

    count = len(arrays[0])
    parts = [
        np.asarray(array).reshape(count, column.size).astype(column.dtype.replace("|", "<"), copy=False).T.tobytes()
        for array, column in zip(arrays, columns)
    ]
    payload = b"".join(parts)
    covered = struct.pack("<Q", first) + payload
    return BLOCK_MAGIC + struct.pack("<III", len(payload), count, zlib.crc32(covered)) + covered


class ChainFile:
    """The append-only file of one chain. Every block is one write(2)."""

    def __init__(self, path, header):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
        self.path = path
        self._fd = os.open(path, flags, 0o644)
        self._size = 0
        self._waiting = collections.deque()
        self._backlog = 0
        self._write(header_bytes(header))

    def append(self, block):
        """Write a block. When the disk refuses, the block waits and goes out before the next one.

        Raises OSError only when more is waiting than LARGEST_BACKLOG; then a draw would be lost.
        """
        if not self._waiting:
            try:
                written = os.write(self._fd, block)
                if written == len(block):
                    self._size += written
                    return
                self._take_back()
            except OSError:
                pass
        self._remember(block)
        self.flush()

    def flush(self):
        """Try to write what waits; True when nothing waits any more."""
        try:
            while self._waiting:
                self._write(self._waiting[0])
                self._backlog -= len(self._waiting.popleft())
        except OSError:
            pass
        return not self._waiting

    @property
    def unwritten(self):
        """Draws that the disk has refused so far; after ``close`` they are lost."""
        return sum(_count_at(block, 8)[0] for block in self._waiting)

    def length(self):
        """Bytes on disk."""
        return os.fstat(self._fd).st_size

    def close(self):
        """Flush and close; a second call does nothing."""
        if self._fd is not None:
            self.flush()
            os.close(self._fd)
            self._fd = None

    def _remember(self, block):
        self._backlog += len(block)
        if self._backlog > LARGEST_BACKLOG:
            raise OSError(f"'{self.path}' takes no draws and {self._backlog} bytes already wait; make room on the disk")
        self._waiting.append(bytes(block))

    def _write(self, data):
        written = os.write(self._fd, data)
        if written != len(data):
            self._take_back()
            raise OSError(f"'{self.path}' took {written} of {len(data)} bytes; the disk is full")
        self._size += written

    def _take_back(self):
        """A torn block would end the readable file, so it is taken back before it is tried again."""
        os.ftruncate(self._fd, self._size)


class SingleDraw:
    """A block of one draw, allocated once per chain: views for the variables, one struct for the statistics."""

    def __init__(self, variables, statistics):
        import numpy as np

        eight = [c for c in variables if c.width == 8]
        narrow = [c for c in variables if c.width < 8]
        stats = sorted(statistics, key=lambda column: -column.width)
        self.columns = eight + stats + narrow
        self.variables = eight + narrow
        self.statistics = stats
        payload = sum(c.size * c.width for c in self.columns)
        self.block = bytearray(BLOCK_HEAD + payload)
        self.covered = memoryview(self.block)[16:]
        struct.pack_into("<4sII", self.block, 0, BLOCK_MAGIC, payload, 1)
        formats = {"<f8": "d", "<f4": "f", "<i8": "q", "<i4": "i", "|u1": "?"}
        self.pack_statistics = struct.Struct("<" + "".join(formats[c.dtype] for c in stats)).pack_into
        self.views, offset = [], BLOCK_HEAD
        for column in self.columns:
            if column is self.statistics[0]:
                self.statistics_at = offset
            if column in self.variables:
                view = np.frombuffer(self.block, column.dtype, column.size, offset).reshape(column.shape)
                self.views.append(view)
            offset += column.size * column.width

    def seal(self, index):
        """Put in the draw's index and the checksum; the block is then ready to be written."""
        block = self.block
        _pack_index(block, 16, index)
        _pack_checksum(block, 12, zlib.crc32(self.covered))
        return block
