"""The hook without a sampler: whom it hooks, what it hides, and that it never breaks a script."""

import os
import subprocess
import sys
import textwrap

import pytest
from conftest import PYTHON, environment, read_json, run


@pytest.fixture
def script(tmp_path):
    def write(text):
        path = tmp_path / "script.py"
        path.write_text(textwrap.dedent(text))
        return path

    return write


def test_a_watched_process_says_hello(script, segments):
    done = run([script("import os; print(os.getpid())"), "--rows", "3"], segments / "1")
    hello = read_json(segments / "1" / "hello.json")
    assert hello["pid"] == int(done.stdout) and hello["executable"] == sys.executable
    assert hello["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert hello["argv"][-2:] == ["--rows", "3"]


def test_without_a_segment_nothing_is_hooked(script):
    code = "import sys; print([type(f).__module__ for f in sys.meta_path], '_rhatchet_recorder' in sys.modules)"
    done = run([script(code)], None, PYTHONPATH=PYTHON / "hook")
    assert "rhatchet" not in done.stdout.replace("_rhatchet_recorder", "") and "False" in done.stdout


def test_the_script_sees_the_path_and_modules_it_would_see_unwatched(script, segments):
    code = """
        import sys
        print(sys.path[1:])
        print([m for m in sys.modules if "numpy" in m or "pymc" in m or m.split(".")[0] == "rhatchet"])
    """
    watched, plain = run([script(code)], segments / "1"), run([script(code)])
    assert watched.stdout == plain.stdout and watched.stderr == plain.stderr


def test_the_hidden_sitecustomize_runs_afterwards(script, segments, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "sitecustomize.py").write_text("import sys\nNAME = __name__\nFILE = __file__\nsys.hidden = 1\n")
    code = "import sys, sitecustomize; print(sys.hidden, sitecustomize.NAME, sitecustomize.FILE)"
    done = run([script(code)], segments / "1", PYTHONPATH=other)
    assert done.stdout.split() == ["1", "sitecustomize", str(other / "sitecustomize.py")]
    assert (segments / "1" / "hello.json").exists()


def test_an_error_of_the_hidden_sitecustomize_is_reported_as_ever(script, segments, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("raise ValueError('mine')")
    done = run([script("print('on')")], segments / "1", PYTHONPATH=tmp_path)
    assert "ValueError: mine" in done.stderr and done.stdout == "on\n"


CHILDREN = """
    import os, subprocess, sys, multiprocessing
    ASK = "import sys; print('_rhatchet_recorder' in sys.modules)"
    def child(q):
        import nutpie
        q.put(nutpie.sample())
    if __name__ == "__main__":
        print("subprocess", subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True).stdout.strip())
        for method in ("fork", "spawn", "forkserver"):
            context = multiprocessing.get_context(method)
            queue = context.Queue()
            process = context.Process(target=child, args=(queue,))
            process.start()
            print(method, queue.get(timeout=60))
            process.join()
        import nutpie
        print("root", nutpie.sample())
"""

#: Told to run in the background, as the hook tells nutpie, it says so; otherwise it is plain.
FAKE_NUTPIE = """
class Handle:
    def wait(self):
        return "hooked"
def sample(blocking=True):
    return "plain" if blocking else Handle()
"""


def test_children_are_not_hooked(script, segments, tmp_path):
    (tmp_path / "nutpie.py").write_text(FAKE_NUTPIE)
    done = run([script(CHILDREN)], segments / "1", PYTHONPATH=tmp_path)
    said = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    assert said["subprocess"] == "False"
    assert {said[m] for m in ("fork", "spawn", "forkserver")} == {"plain"}
    assert said["root"] == "hooked"


def test_a_process_that_replaces_itself_is_still_the_root(script, segments):
    code = """
        import os, sys
        print('_rhatchet_recorder' in sys.modules, flush=True)
        if "again" not in sys.argv:
            os.execv(sys.executable, [sys.executable, __file__, "again"])
    """
    assert run([script(code)], segments / "1").stdout == "True\nTrue\n"


def test_a_segment_started_inside_a_watched_script_has_its_own_root(script, segments):
    code = f"""
        import os, subprocess, sys
        if len(sys.argv) == 1:
            os.environ["RHATCHET_SEGMENT"] = {str(segments / "2")!r}
            subprocess.run([sys.executable, __file__, "inner"])
    """
    run([script(code)], segments / "1")
    assert read_json(segments / "2" / "hello.json")["argv"][-1] == "inner"
    assert read_json(segments / "1" / "hello.json")["argv"][-1] != "inner"


def test_an_isolated_python_leaves_no_hello(script, segments):
    for option in ("-I", "-E", "-S"):
        run([option, script("pass")], segments / "1")
        assert not (segments / "1" / "hello.json").exists()


def test_an_installed_package_of_the_same_name_does_not_clash(script, segments, tmp_path):
    (tmp_path / "rhatchet").mkdir()
    (tmp_path / "rhatchet" / "__init__.py").write_text("WHOSE = 'another'")
    done = run([script("import rhatchet; print(rhatchet.WHOSE)")], segments / "1", PYTHONPATH=tmp_path)
    assert done.stdout == "another\n" and (segments / "1" / "hello.json").exists()
    assert not (segments / "1" / "hook-errors.log").exists()


def test_a_segment_that_cannot_be_written_does_not_stop_the_script(script, tmp_path):
    (tmp_path / "file").write_text("")
    done = run([script("print('on')")], tmp_path / "file" / "1")
    assert done.stdout == "on\n" and done.stderr == ""


def test_a_failure_of_the_recorder_goes_to_its_own_log(script, segments):
    (segments / "1" / "hello.json").mkdir(parents=True)
    done = run([script("print('on')")], segments / "1")
    assert done.stdout == "on\n" and done.stderr == ""
    assert "hello.json" in (segments / "1" / "hook-errors.log").read_text()


def test_a_pymc_that_is_not_known_is_left_alone(script, segments, tmp_path):
    package = tmp_path / "pymc" / "sampling"
    package.mkdir(parents=True)
    (tmp_path / "pymc" / "__init__.py").write_text("from pymc.sampling.mcmc import sample\n")
    (package / "__init__.py").write_text("")
    (package / "mcmc.py").write_text("def sample(draws):\n    return draws + 1\n")
    code = """
        import pymc, inspect
        print(pymc.sample(1), type(pymc.sampling.mcmc.__loader__).__name__, "def sample" in inspect.getsource(pymc.sampling.mcmc))
    """
    done = run([script(code)], segments / "1", PYTHONPATH=tmp_path)
    assert done.stdout.split() == ["2", "SourceFileLoader", "True"]
    assert "_mp_sample" in (segments / "1" / "hook-errors.log").read_text()


def test_the_hook_costs_a_script_little_time(script, segments):
    """Start-up of the hook, best of five, less than a third of a second beyond Python's own."""
    import time

    def best(segment):
        times = []
        for i in range(5):
            began = time.perf_counter()
            run([script("pass")], segment and f"{segment}{i}")
            times.append(time.perf_counter() - began)
        return min(times)

    assert best(str(segments / "1")) - best(None) < 0.33


def test_packages_run_without_the_hook_on_their_path():
    done = subprocess.run([sys.executable, str(PYTHON / "hook" / "sitecustomize.py")], env=environment(), capture_output=True)
    assert done.returncode == 0 and os.environ.get("RHATCHET_SEGMENT") is None
