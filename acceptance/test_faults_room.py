"""No room and no memory: every recorded draw is kept, and the state afterwards is the right one (docs/faults.md)."""

import pytest
from driving import state, wait_for
from faults.fast import CHAINS
from faults.surroundings import limit_files, limit_memory, memory_group, small_disk


@pytest.fixture
def disk(tmp_path):
    """A small disk, which can be filled and emptied."""
    with small_disk(tmp_path) as made:
        if made is None:
            pytest.skip("nothing can be mounted here")
        yield made


def test_no_room_for_draws_for_a_while(fast):
    """They wait in the sampler's memory, and are all there in the end."""
    project, watch = fast(pace=0.005)
    training = project.pids()["training"]
    limit_files(training, 1000)
    stood, taken = project.drawn(), project.taken.stat().st_size
    watch.wait_for("draws that are refused", lambda: project.taken.stat().st_size > taken + 100)
    assert project.drawn() == stood
    limit_files(training, None)
    assert watch.end() == 0, watch.why()
    assert project.check_recorded() == [project.planned] * CHAINS
    assert project.incidents() == []
    project.check_clean()


def test_no_room_for_draws_to_the_end(fast):
    """What was recorded stays, the script goes on, and what is missing is counted and said."""
    project, watch = fast()
    limit_files(project.pids()["training"], 4000)
    assert watch.end() == 0, watch.why()
    kept = project.check_recorded(held_to_taken=False)
    record = project.segment().read("run-0/run.json")
    assert record["state"] == "finished"
    assert record["unwritten"] == {str(n): project.planned - kept[n] for n in range(CHAINS)}
    for chain, missing in record["unwritten"].items():
        assert watch.told(f"the last {missing} draws of chain {chain}"), watch.why()
    project.check_clean()


def test_no_room_for_the_store_for_a_while(fast):
    """The watch says so, goes on, and writes it down once it can; nothing is decided in between."""
    project, watch = fast(pace=0.01)
    limit_files(watch.process.pid, 16384)
    project.kill("training")
    watch.wait_told("could not be written", "the watch goes on and tries again")
    assert project.incidents() == []
    limit_files(watch.process.pid, None)
    watch.wait_told("it can be written again")
    assert watch.end() == 3, watch.why()
    project.check_recorded()
    project.check_halted("unknown")
    project.check_clean()


def test_no_room_for_the_store_to_the_end(fast):
    """The watch gives up with a sentence, and the next one finds out what has happened."""
    project, watch = fast(pace=0.01)
    limit_files(watch.process.pid, 16384)
    project.kill("training")
    assert watch.end() == 2
    assert "could not be written" in watch.errors.read_text() and project.incidents() == []
    second = project.watch()
    assert second.end() == 3, second.why()
    project.check_recorded()
    project.check_halted("unknown")
    project.check_clean()


def test_a_full_disk_that_is_emptied(fast, disk):
    """Log, draws and store at once: all waits, and goes on."""
    project, watch = fast(root=disk.point / "project", pace=0.01)
    disk.fill()
    stood = project.drawn()
    watch.wait_told("no room is left for the draws")
    disk.empty()
    watch.wait_for("draws", lambda: project.drawn() > stood)
    assert watch.end() == 0, watch.why()
    project.check_complete()
    project.check_clean()


def test_a_full_disk_that_the_training_dies_of(fast, disk):
    """It is a matter of resources although not a word of it could be written; nothing that was recorded is lost."""
    project, watch = fast(root=disk.point / "project", draws=300, pace=0.005, SAVE=str(disk.point / "project" / "saved"))
    disk.fill()
    stood, training = project.drawn(), project.pids()["training"]
    wait_for("its death", lambda: state(training) is None)
    disk.empty()
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded(held_to_taken=False)) >= stood
    project.check_halted("resource")
    project.check_clean()


def test_a_limit_on_the_address_space(fast):
    project, watch = fast(LEAK="200000")
    limit_memory(project.pids()["training"], 8 << 20)
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    project.check_halted("resource")
    assert "MemoryError" in watch.summary()
    project.check_clean()


def test_a_limit_of_a_control_group(fast):
    """The kernel kills without a word in the log; that it was for want of memory the group's own count knows."""
    with memory_group(32 << 20) as group:
        if group is None:
            pytest.skip("no control group for memory can be made here")
        project, watch = fast(LEAK="150000", pace=0.005)
        (group / "cgroup.procs").write_text(str(project.pids()["training"]))
        assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    project.check_halted("resource")
    project.check_clean()
