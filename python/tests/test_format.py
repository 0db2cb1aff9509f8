"""The draw log and the checkpoints: what is written is what is read, and damage is recognised."""

import os

import numpy as np
import pytest
from synthetic import COLUMNS, header, values, write_chain

from rhatchet.reading import DrawLogError, read_chain
from rhatchet.recorder import checkpoint, drawlog


def assert_same(chain, arrays, draws):
    for column, array in zip(COLUMNS, arrays):
        read = chain.columns[column.group][column.name]
        assert np.array_equal(read, array[:draws]), column.name
        assert read.shape == (draws, *column.shape)


@pytest.mark.parametrize("block", [1, 7, 256])
def test_what_is_written_is_read(tmp_path, block):
    arrays = write_chain(tmp_path, 0, 300, 100, block)
    chain = read_chain(tmp_path / "chain-0.draws")
    assert_same(chain, arrays, 300)
    assert chain.torn_bytes == 0 and chain.tuning.sum() == 100
    assert (tmp_path / "chain-0.draws").read_bytes()[:8] == b"RHDRAWS1"


def test_blocks_of_different_sizes_join(tmp_path):
    arrays = values(0, 40, 0)
    file = drawlog.ChainFile(str(tmp_path / "c"), header(0))
    for start, end in ((0, 1), (1, 2), (2, 20), (20, 21), (21, 40)):
        file.append(drawlog.block_bytes(start, [a[start:end] for a in arrays], COLUMNS))
    assert_same(read_chain(tmp_path / "c"), arrays, 40)


def test_one_draw_at_a_time_gives_the_same_bytes(tmp_path):
    variables = [c for c in COLUMNS if c.group == "posterior"]
    statistics = [c for c in COLUMNS if c.group != "posterior"]
    single = drawlog.SingleDraw(variables, statistics)
    arrays = dict(zip((c.name for c in COLUMNS), values(0, 3, 1)))
    for i in range(3):
        for column, view in zip(single.variables, single.views):
            view[...] = arrays[column.name][i]
        stats = [arrays[c.name][i] for c in single.statistics]
        single.pack_statistics(single.block, single.statistics_at, *stats)
        whole = drawlog.block_bytes(i, [arrays[c.name][i : i + 1] for c in single.columns], single.columns)
        assert bytes(single.seal(i)) == whole


@pytest.mark.parametrize("block", [1, 5])
def test_a_block_cut_anywhere_is_left_out(tmp_path, block):
    arrays = write_chain(tmp_path, 0, 3 * block, 0, block)
    path = tmp_path / "chain-0.draws"
    whole = path.read_bytes()
    width = (len(whole) - len(drawlog.header_bytes(header(0, 0, 3 * block)))) // 3
    for cut in range(1, width + 1):
        path.write_bytes(whole[:-cut])
        chain = read_chain(path)
        assert chain.draws == 2 * block and chain.torn_bytes == width - cut
    assert_same(chain, arrays, 2 * block)


def test_a_changed_byte_anywhere_ends_the_readable_part(tmp_path):
    write_chain(tmp_path, 0, 3)
    path = tmp_path / "chain-0.draws"
    whole = path.read_bytes()
    start = len(drawlog.header_bytes(header(0, 0, 3)))
    width = (len(whole) - start) // 3
    for at in range(start + width, start + 2 * width):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :])
        assert read_chain(path).draws == 1


def test_a_repeated_block_is_no_draw(tmp_path):
    write_chain(tmp_path, 0, 2)
    path = tmp_path / "chain-0.draws"
    whole = path.read_bytes()
    width = (len(whole) - len(drawlog.header_bytes(header(0, 0, 2)))) // 2
    path.write_bytes(whole + whole[-width:])
    assert read_chain(path).draws == 2


def test_a_damaged_header_is_an_error(tmp_path):
    write_chain(tmp_path, 0, 2)
    path = tmp_path / "chain-0.draws"
    whole = path.read_bytes()
    for damaged in (b"", whole[:7], b"X" + whole[1:], whole[:40], whole[:30] + b"\0" + whole[31:]):
        path.write_bytes(damaged)
        with pytest.raises(DrawLogError, match="chain-0.draws"):
            read_chain(path)


def test_a_file_is_never_appended_to_by_another_writer(tmp_path):
    write_chain(tmp_path, 0, 2)
    with pytest.raises(FileExistsError):
        drawlog.ChainFile(str(tmp_path / "chain-0.draws"), header(0))


def test_a_full_disk_loses_no_draw_once_there_is_room(tmp_path, monkeypatch):
    arrays = values(0, 6, 0)
    blocks = [drawlog.block_bytes(i, [a[i : i + 1] for a in arrays], COLUMNS) for i in range(6)]
    file = drawlog.ChainFile(str(tmp_path / "c"), header(0))
    file.append(blocks[0])
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:10]))
    file.append(blocks[1])
    assert read_chain(tmp_path / "c").draws == 1

    def refuse(fd, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)
    file.append(blocks[2])
    monkeypatch.setattr(os, "write", write)
    for block in blocks[3:]:
        file.append(block)
    chain = read_chain(tmp_path / "c")
    assert_same(chain, arrays, 6)
    assert chain.torn_bytes == 0


def test_a_backlog_has_an_end(tmp_path, monkeypatch):
    file = drawlog.ChainFile(str(tmp_path / "c"), header(0))
    monkeypatch.setattr(drawlog, "LARGEST_BACKLOG", 100)
    monkeypatch.setattr(os, "write", lambda fd, data: 0)
    with pytest.raises(OSError, match="make room"):
        for _ in range(3):
            file.append(b"x" * 60)


@pytest.mark.parametrize(
    "dtype, disk",
    [("f8", "<f8"), ("f4", "<f4"), ("f2", "<f4"), ("i8", "<i8"), ("i4", "<i4"), ("u1", "<i4"), ("u4", "<i8"),
     ("bool", "|u1"), ("O", None), ("U3", None), ("c16", None)],
)
def test_every_number_has_a_dtype_on_disk(dtype, disk):
    assert drawlog.disk_dtype(dtype) == disk


def test_a_checkpoint_keeps_the_one_before(tmp_path):
    path = str(tmp_path / "chain-0.checkpoint")
    for draw in (1, 2):
        arrays = {"point:mu": np.array(float(draw)), "point:k": np.array([1, 2], "i8"), "variance": np.ones(3)}
        checkpoint.write_checkpoint(path, {"chain": 0, "draw": draw}, arrays)
    facts, read = checkpoint.read_checkpoint(path)
    assert facts["draw"] == 2 and read["point:mu"] == 2.0 and read["point:k"].dtype == np.dtype("<i8")
    assert checkpoint.read_checkpoint(path + ".1")[0]["draw"] == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["chain-0.checkpoint", "chain-0.checkpoint.1"]


def test_a_damaged_checkpoint_gives_way_to_the_one_before(tmp_path):
    path = tmp_path / "chain-0.checkpoint"
    for draw in (1, 2):
        checkpoint.write_checkpoint(str(path), {"chain": 0, "draw": draw}, {"point:mu": np.zeros(2)})
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        facts, _, remark = checkpoint.read_newest(str(path))
        assert facts["draw"] == 1 and remark, at
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert checkpoint.read_newest(str(path))[0]["draw"] == 1, cut
    path.unlink()
    assert checkpoint.read_newest(str(path))[0]["draw"] == 1
    os.unlink(str(path) + ".1")
    with pytest.raises(checkpoint.CheckpointError, match="missing.*missing"):
        checkpoint.read_newest(str(path))


class Batch:
    """As much of an Arrow batch as the recorder of nutpie asks for."""

    def __init__(self, rows):
        self.num_rows = rows

    def slice(self, start, length):
        return range(start, start + length)


def test_an_interrupt_between_a_write_and_its_count_repeats_no_block(tmp_path, monkeypatch):
    from rhatchet.recorder import nutpie_trace

    arrays = values(0, 600, 0)
    recorded = nutpie_trace.Recorded.__new__(nutpie_trace.Recorded)
    recorded.columns, recorded.sources = COLUMNS, [(c.group, c.name) for c in COLUMNS]
    recorded.files = {0: drawlog.ChainFile(str(tmp_path / "c"), header(0))}
    recorded.done, recorded.before, recorded.writing, recorded.totals = {}, {0: 0}, {}, {0: 600}
    names = [c.name for c in COLUMNS]
    monkeypatch.setattr(nutpie_trace, "_values", lambda rows, name, column: arrays[names.index(name)][list(rows)])
    append = drawlog.ChainFile.append

    def interrupted(file, block):
        append(file, block)
        raise KeyboardInterrupt

    monkeypatch.setattr(drawlog.ChainFile, "append", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recorded._append(0, Batch(600), Batch(600))
    monkeypatch.setattr(drawlog.ChainFile, "append", append)
    recorded._append(0, Batch(600), Batch(600))
    chain = read_chain(tmp_path / "c")
    assert_same(chain, arrays, 600)
    assert chain.torn_bytes == 0
