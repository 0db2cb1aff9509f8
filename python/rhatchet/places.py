"""Where a training's draws lie: from a project, training, segment or run folder to one run."""

import dataclasses
import json
import os
import re


class NothingRecorded(FileNotFoundError):
    """The path holds no recorded draw (yet)."""


@dataclasses.dataclass
class Run:
    """The folder of one call of the sampler, and the chains' files in it by chain number."""

    folder: str
    chains: dict

    @property
    def dropped(self):
        """Chains that somebody has ended alone, as {number: who and why}; they are no part of the result."""
        said = read_json(os.path.join(self.folder, "dropped.json")) or []
        plain = lambda text: "".join(c if c.isprintable() else "\ufffd" for c in text)
        return {entry["chain"]: plain(f"by {entry['by']}: {entry['reason']}") for entry in said}

    @property
    def facts(self):
        """What run.json says; empty when there is none."""
        return read_json(os.path.join(self.folder, "run.json")) or {}


def read_json(path):
    """The content of a JSON file; None when there is none or it is damaged."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def find_run(path):
    """The run that ``path`` means: the newest training, its newest segment that is not quarantined, its last run.

    Raises NothingRecorded, which says where the search ended.
    """
    path = os.path.abspath(os.path.expanduser(os.fspath(path)))
    if not os.path.isdir(path):
        raise NothingRecorded(f"'{path}' is no folder; give a project, training, segment or run folder")
    for step in (_training_of_project, _segment_of_training, _run_of_segment):
        path = step(path)
    chains = _numbered(path, r"chain-(\d+)\.draws")
    if not chains and (tables := _numbered(path, r"chain-(\d+)\.csv")):
        if (read_json(os.path.join(path, "run.json")) or {}).get("sampler") != "cmdstan":
            raise NothingRecorded(f"'{path}' is a run of plain tables; 'rhatchet diagnose' reads it")
        chains = tables
    if not chains:
        raise NothingRecorded(f"'{path}' holds no draws yet; wait until the sampler has drawn the first one")
    return Run(path, chains)


def _training_of_project(path):
    for trainings in (os.path.join(path, ".rhatchet", "trainings"), os.path.join(path, "trainings")):
        if os.path.isdir(trainings):
            found = [t for t in (os.path.join(trainings, n) for n in os.listdir(trainings)) if _segments(t)]
            if not found:
                raise NothingRecorded(f"'{trainings}' holds no training yet; start one with 'rhatchet watch MODEL.py'")
            return max(found, key=_last_start)
    return path


def _segment_of_training(path):
    segments = _segments(path)
    if not segments:
        return path
    kept = [n for n in segments if (read_json(os.path.join(segments[n], "marks.json")) or {}).get("status") != "quarantined"]
    if not kept:
        raise NothingRecorded(f"every segment of '{path}' is quarantined; give a segment's folder to load it all the same")
    return segments[max(kept)]


def _run_of_segment(path):
    runs = _numbered(path, r"run-(\d+)")
    if runs:
        return runs[max(runs)]
    if _numbered(path, r"chain-(\d+)\.draws") or os.path.exists(os.path.join(path, "run.json")):
        return path
    raise NothingRecorded(f"'{path}' holds no run yet; wait until the script calls its sampler")


def _segments(training):
    return _numbered(os.path.join(training, "segments"), r"(\d+)")


def _last_start(training):
    """When the training's newest segment began: its hello's time, else the folder's."""
    segments = _segments(training)
    newest = segments[max(segments)]
    try:
        return os.stat(os.path.join(newest, "hello.json")).st_mtime
    except OSError:
        return os.stat(newest).st_mtime


def _numbered(folder, pattern):
    """The entries of a folder whose whole name matches, by the number in it."""
    try:
        names = os.listdir(folder)
    except OSError:
        return {}
    matches = ((re.fullmatch(pattern, name), name) for name in names)
    return {int(match[1]): os.path.join(folder, name) for match, name in matches if match}
