"""Two of the ways in which restarts break elsewhere; the others are in the Swift tests (docs/failure-modes.md)."""

import numpy as np
import pytest

from rhatchet.recorder import checkpoint, fingerprint

MODEL = {"variables": [{"name": "mu", "shape": [2], "transform": None}], "logp": -1.5}


def test_15_a_damaged_checkpoint_is_trusted_for_ever(tmp_path):
    """It is noticed by its checksum wherever it is cut or changed, and the one before is taken, with a remark."""
    path = tmp_path / "chain-0.checkpoint"
    for draw in (100, 200):
        checkpoint.write_checkpoint(str(path), {"draw": draw}, {"point": np.arange(8.0) + draw})
    whole = path.read_bytes()
    for cut in (0, 3, 12, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        facts, arrays, remark = checkpoint.read_newest(str(path))
        assert facts["draw"] == 100 and arrays["point"][0] == 100 and "chain-0.checkpoint" in remark
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        assert checkpoint.read_newest(str(path))[0]["draw"] == 100, place
    (tmp_path / "chain-0.checkpoint.1").write_bytes(b"")
    with pytest.raises(checkpoint.CheckpointError):
        checkpoint.read_newest(str(path))


def test_19_a_resume_is_refused_for_what_does_not_matter_or_accepted_for_what_does():
    """Only what the posterior depends on is compared: no path, no time, no version, no number of draws."""
    assert set(MODEL) == {"variables", "logp"}
    assert fingerprint.difference(MODEL, MODEL | {"path": "/elsewhere", "made": "today"}) == ""
    assert "log density" in fingerprint.difference(MODEL, MODEL | {"logp": -1.4})
    assert "shape" in fingerprint.difference(MODEL, MODEL | {"variables": [MODEL["variables"][0] | {"shape": [3]}]})
