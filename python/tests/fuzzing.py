"""Damaged files of ArviZ and damaged draw logs given to what reads them in Python, each in a child that may crash or hang.

    python python/tests/fuzzing.py KIND --inputs 10000 [--seed N]

KIND is nc, nc3, zarr or draws; with --seed that input alone is tried, in this process. What was found is printed with its
seed, and a line of figures for docs/soak.md. Ends with 1 when a reader crashed, hung, or said anything but one line.
"""

import argparse
import contextlib
import io
import json
import mmap
import os
import random
import resource
import shutil
import struct
import sys
import tempfile
import time
import warnings
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import xarray as xr

from rhatchet import converting
from rhatchet.reading import DrawLogError, read_chain

#: Seconds after which an input counts as a hang.
PATIENCE = 60
#: Bytes that a reader may ask the system for: a damaged size must not take the machine down.
ROOM = 6 << 30
VALUES = [b"0", b"-1", b"1e999", b"9223372036854775807", b"1152921504606846976", b"null", b"[]", b"{}", b'""', b"true", b'"|O8"', b"1.5"]


def tree():
    random_numbers = np.random.default_rng(1)
    dims = ("chain", "draw")
    posterior = xr.Dataset(
        {
            "mu": (dims, random_numbers.standard_normal((2, 12))),
            "theta": ((*dims, "school"), random_numbers.standard_normal((2, 12, 3))),
            "count": (dims, random_numbers.integers(0, 9, (2, 12)).astype("i4")),
        },
        coords={"school": [1, 2, 3]},
        attrs={"inference_library": "pymc"},
    )
    stats = xr.Dataset({"diverging": (dims, np.zeros((2, 12), "i1")), "energy": (dims, random_numbers.standard_normal((2, 12)))})
    return xr.DataTree.from_dict({"posterior": posterior, "sample_stats": stats})


def made(kind, folder):
    """A good file of a kind, and those files of it that may be damaged."""
    path = Path(folder) / "good"
    if kind == "draws":
        run = Path(folder) / "run"
        run.mkdir()
        converting.convert(tree(), run)
        path = run / "chain-0.draws"
        return path, [path]
    if kind == "zarr":
        tree().to_zarr(path)
        return path, sorted(part for part in path.rglob("*") if part.is_file())
    if kind == "nc3":
        # The old format has no groups: it is read, and refused for that.
        tree()["posterior"].to_dataset().to_netcdf(path, format="NETCDF3_64BIT", engine="scipy")
    else:
        tree().to_netcdf(path, engine="h5netcdf")
    return path, [path]


def damaged(data, rng):
    """Bytes replaced, deleted or put in, words of 1 to 8 bytes made large, a stretch moved, or the end cut off."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        if not data:
            break
        at, kind = rng.randrange(len(data)), rng.randrange(10)
        if kind < 3:
            data[at] = rng.randrange(256)
        elif kind == 3:
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 4:
            del data[at]
        elif kind == 5:
            data.insert(at, rng.randrange(256))
        elif kind == 6:
            width = rng.choice((1, 2, 4, 8))
            data[at : at + width] = rng.choice((b"\xff", b"\x00", b"\x7f", b"\x80"))[:1] * width
        elif kind == 7:
            data[at : at + 1] = rng.choice(VALUES)
        elif kind == 8 and rng.randrange(4) == 0:
            del data[at:]
        else:
            end = at + rng.randint(1, 64)
            moved = data[at:end]
            del data[at:end]
            to = rng.randint(0, len(data))
            data[to:to] = moved
    return bytes(data)


def sealed(data, rng):
    """A draw log whose header is damaged under a right checksum."""
    (length,) = struct.unpack_from("<I", data, 8)
    text = bytearray(data[16 : 16 + length])
    marks = [place for place, mark in enumerate(text) if mark in b"{}[],:"]
    for _ in range(rng.randint(1, 3)):
        first = rng.randrange(len(marks) - 1)
        if marks[first + 1] <= len(text):
            text[marks[first] + 1 : marks[first + 1]] = rng.choice(VALUES)
            marks = [place for place, mark in enumerate(text) if mark in b"{}[],:"]
    return data[:8] + struct.pack("<II", len(text), zlib.crc32(bytes(text))) + bytes(text) + data[16 + length :]


class Trials:
    """One kind of file, damaged again and again in a folder."""

    def __init__(self, kind, folder):
        self.kind, self.folder = kind, Path(folder)
        self.path, self.parts = made(kind, self.folder)
        self.good = {part: part.read_bytes() for part in self.parts}
        self.out = self.folder / "out"

    def try_one(self, seed):
        """'read', 'refused', or what is wrong."""
        rng = random.Random(seed)
        part = rng.choice(self.parts)
        is_sealed = self.kind == "draws" and rng.randrange(2) == 0
        part.write_bytes((sealed if is_sealed else damaged)(self.good[part], rng))
        try:
            return self.read_draws() if self.kind == "draws" else self.convert()
        finally:
            part.write_bytes(self.good[part])

    def read_draws(self):
        try:
            chain = read_chain(self.path)
        except DrawLogError as error:
            return "refused" if "\n" not in str(error) else f"said {error}"
        lengths = {len(array) for group in chain.columns.values() for array in group.values()}
        return "read" if lengths <= {chain.draws} else f"has columns of {lengths} draws"

    def convert(self):
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        said = io.StringIO()
        with contextlib.redirect_stderr(said), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            status = converting.main([str(self.path), str(self.out)])
        lines = said.getvalue().strip().splitlines()
        if status == 0:
            for log in sorted(self.out.glob("*.draws")):
                if read_chain(log).torn_bytes:
                    return f"wrote a torn {log.name}"
            return "read"
        return "refused" if status == 2 and len(lines) == 1 else f"ended with {status} and said {lines[:3]}"


def work(kind, seeds, board, report):
    """A child: tries the seeds one after the other and notes where it is."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    null = os.open(os.devnull, os.O_WRONLY)
    # libhdf5 and others write to the descriptor itself.
    os.dup2(null, 2)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        trials = Trials(kind, folder)
        slowest = (0.0, 0)
        counts = {"read": 0, "refused": 0}
        for seed in seeds:
            board[:16] = struct.pack("<Qd", seed, time.time())
            begun = time.perf_counter()
            try:
                outcome = trials.try_one(seed)
            except BaseException as error:  # Whatever gets out of a reader is what is looked for.
                outcome = f"let out {type(error).__name__}: {error}"
            slowest = max(slowest, (time.perf_counter() - begun, seed))
            if outcome in counts:
                counts[outcome] += 1
            else:
                report.write(json.dumps({"seed": seed, "wrong": outcome[:300]}) + "\n")
                report.flush()
            if seed % 64 == 0 or seed == seeds[-1]:
                report.write(json.dumps({"counts": counts, "slowest": slowest}) + "\n")
                report.flush()
                counts = {"read": 0, "refused": 0}


class Child:
    """A worker over a stretch of seeds, begun again behind an input over which it crashed or hung."""

    def __init__(self, kind, seeds):
        self.kind, self.seeds, self.found = kind, seeds, []
        self.counts, self.slowest = {"read": 0, "refused": 0}, (0.0, 0)
        self.report = tempfile.TemporaryFile("w+")
        self.board = mmap.mmap(-1, 16)
        self.begin()

    def begin(self):
        self.board[:16] = struct.pack("<Qd", self.seeds[0], time.time() + PATIENCE)
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                work(self.kind, self.seeds, self.board, self.report)
                status = 0
            finally:
                os._exit(status)

    def poll(self):
        """Whether it is at its end."""
        seed, since = struct.unpack("<Qd", self.board[:16])
        done, status = os.waitpid(self.pid, os.WNOHANG)
        if done == 0 and time.time() - since < PATIENCE:
            return False
        if done == 0:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
            self.found.append(f"seed {seed}: took more than {PATIENCE} s")
        elif status == 0:
            return True
        else:
            self.found.append(f"seed {seed}: ended the process with {os.waitstatus_to_exitcode(status)}")
        self.seeds = range(seed + 1, self.seeds.stop)
        if not self.seeds:
            return True
        self.begin()
        return False

    def close(self):
        self.report.seek(0)
        for line in self.report:
            said = json.loads(line)
            if "wrong" in said:
                self.found.append(f"seed {said['seed']}: {said['wrong']}")
            else:
                for name, count in said["counts"].items():
                    self.counts[name] += count
                self.slowest = max(self.slowest, tuple(said["slowest"]))
        self.report.close()


def run(kind, inputs, workers):
    """What was found, and a row of figures."""
    begun = time.perf_counter()
    bounds = [1 + inputs * place // workers for place in range(workers + 1)]
    children = [Child(kind, range(*pair)) for pair in zip(bounds, bounds[1:]) if pair[0] < pair[1]]
    running = list(children)
    while running:
        running = [child for child in running if not child.poll()]
        time.sleep(0.02)
    for child in children:
        child.close()
    read, refused = (sum(child.counts[name] for child in children) for name in ("read", "refused"))
    seconds, seed = max(child.slowest for child in children)
    spent = time.perf_counter() - begun
    row = f"| {kind}, in Python | {inputs} | {read} | {refused} | {spent:.0f} s | {seconds * 1e3:.1f} ms (seed {seed}) |"
    return [line for child in children for line in child.found], row


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["nc", "nc3", "zarr", "draws"])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    given = parser.parse_args()
    if given.seed is not None:
        with tempfile.TemporaryDirectory() as folder:
            print(Trials(given.kind, folder).try_one(given.seed))
        return 0
    found, row = run(given.kind, given.inputs, given.workers)
    print(row)
    print(*found[:50], sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
