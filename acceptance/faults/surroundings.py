"""What a fault needs of the machine: a small disk, a clock that can be stepped, a limit on memory. None where there is none."""

import contextlib
import os
import resource
import shutil
import struct
import subprocess
import tempfile
import uuid
from pathlib import Path

from driving import wait_for

MEMORY_GROUPS = (Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup"))


class Disk:
    """A small file system of its own, which can be filled to the last byte and emptied again."""

    def __init__(self, point):
        self.point = point

    def fill(self, leaving=0):
        """Takes all room but `leaving` bytes."""
        with open(self.point / "filler", "ab", buffering=0) as file:
            with contextlib.suppress(OSError):
                while file.write(b"\0" * 4096):
                    pass
            if leaving:
                file.truncate(max(0, os.fstat(file.fileno()).st_size - leaving))

    def empty(self):
        (self.point / "filler").unlink(missing_ok=True)


@contextlib.contextmanager
def small_disk(folder, megabytes=4):
    """A disk that is mounted in `folder` for a while; None where this account may mount nothing."""
    point = Path(folder) / "disk"
    point.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", point], capture_output=True)
    if done.returncode != 0:
        yield None
        return
    try:
        yield Disk(point)
    finally:
        subprocess.run(["umount", "--lazy", point], check=True)


class Clock:
    """The wall clock as a project's processes see it; the machine's own is never touched."""

    def __init__(self, library, file):
        self.file = Path(file)
        self.file.write_bytes(struct.pack("<q", 0))
        self.environment = {"LD_PRELOAD": str(library), "STEPPED_CLOCK": str(self.file)}

    def step(self, seconds):
        """Sets it by that much beside the machine's."""
        with open(self.file, "r+b", buffering=0) as file:
            file.write(struct.pack("<q", seconds))


def clock_library(folder):
    """Compiles what steps the clock; None where there is no C compiler, or not Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or os.uname().sysname != "Linux":
        return None
    made = Path(folder) / "stepped_clock.so"
    source = Path(__file__).with_name("stepped_clock.c")
    done = subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", made, source, "-ldl"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return made


@contextlib.contextmanager
def memory_group(limit):
    """A control group (version 1 or 2) that may hold `limit` bytes, as its folder; None where none can be made."""
    for parent in MEMORY_GROUPS:
        group = parent / f"rhatchet-test-{uuid.uuid4().hex[:12]}"
        try:
            group.mkdir()
        except OSError:
            continue
        files = [group / name for name in ("memory.limit_in_bytes", "memory.max") if (group / name).exists()]
        try:
            if files:
                files[0].write_text(str(limit))
                # Where swap counts apart, none of it: else the limit is no end.
                with contextlib.suppress(OSError):
                    (group / "memory.swap.max").write_text("0")
                yield group
                return
        finally:
            # The kernel lets it go a moment after its last process.
            wait_for("the end of the group", lambda: _removed(group), patience=20)
    yield None


def _removed(group):
    with contextlib.suppress(OSError):
        group.rmdir()
    return not group.exists()


def limit_files(pid, size):
    """No file of that process may grow beyond `size` bytes; None takes the limit away again."""
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


def limit_memory(pid, more):
    """That process may have `more` bytes of address space beyond what it has now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    _, hard = resource.prlimit(pid, resource.RLIMIT_AS)
    resource.prlimit(pid, resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + more, hard))


@contextlib.contextmanager
def short_folder():
    """A folder of its own for one trial."""
    with tempfile.TemporaryDirectory(prefix="rhatchet-fault-") as folder:
        yield Path(folder)
