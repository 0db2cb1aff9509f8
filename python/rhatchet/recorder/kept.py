"""Begins a segment's files with what earlier segments recorded of the same run.

So the newest segment always holds the whole of it, what its chains are adapted to included: the live view, `rhatchet diagnose` and `rhatchet.load` need to read
one folder, and the next resume goes on from one segment. It is done before run.json is written, so that a segment that
dies while it copies is not taken for the newest that holds the draws.
"""

import os
import shutil

from .drawlog import LARGEST_BLOCK, Column, block_bytes


class Kept:
    """The chains' files that have been begun, with how many draws stand in each."""

    def __init__(self):
        self.files, self.before, self.columns = {}, {}, None

    def begin(self, run, parts, columns=None):
        """Open a file for each chain that has kept draws and write them. ``parts`` is {chain: earlier.Part}.

        ``columns`` are those that the segment will go on with; else the recorded ones. Raises KeyError where the record
        lacks one of them; nothing of it is left then.
        """
        os.makedirs(run.folder, exist_ok=True)
        try:
            for chain, part in parts.items():
                if part.have or part.tuned:
                    self.columns = columns or [_column(c) for c in part.columns]
                    self.files[chain] = run.open_chain(chain, self.columns)
                    self.before[chain] = _write(self.files[chain], part, self.columns)
                    _copy_state(part.folder, run.folder, chain)
        except BaseException:
            self.discard()
            raise

    def take(self, chain):
        """A chain's file and the draws in it; (None, 0) where none was begun."""
        return self.files.pop(chain, None), self.before.pop(chain, 0)

    def close(self, chain):
        """A chain that draws nothing more is complete."""
        file, _ = self.take(chain)
        if file is not None:
            file.close()

    def discard(self):
        """Take back what was begun: the segment will hold its own draws alone."""
        for chain in list(self.files):
            file, _ = self.take(chain)
            file.close()
            os.unlink(file.path)


def _column(described):
    return Column(*(described[k] for k in ("name", "group", "dtype")), tuple(described["shape"]), tuple(described["dims"] or ()))


def _copy_state(earlier, folder, chain):
    """A chain that draws no more writes neither its metric nor a checkpoint again, and may be gone on with later."""
    for suffix in ("adapted", "checkpoint"):
        try:
            shutil.copyfile(*(os.path.join(place, f"chain-{chain}.{suffix}") for place in (earlier, folder)))
        except FileNotFoundError:
            pass


def _write(file, part, columns):
    count = 0
    for kept in (part.tuning, part.draws):
        arrays = [kept[column.group, column.name] for column in columns]
        for start in range(0, len(arrays[0]), LARGEST_BLOCK):
            some = [array[start : start + LARGEST_BLOCK] for array in arrays]
            file.append(block_bytes(count, some, columns))
            count += len(some[0])
    return count
