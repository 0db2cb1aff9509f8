"""For programs whose loop is their own: draws handed to the watch, and a notebook that watches itself.

    with rhatchet.record(tune=500, draws=1000, chains=4) as log:
        for i in range(1500):
            state, info = step(keys[i], state)
            log(state.position, tuning=i < 500, diverging=info.is_divergent)

In a process that nobody watches ``log`` does nothing. Needs numpy alone.
"""

import contextlib
import importlib
import importlib.util
import os
import sys

#: Where the hook keeps the recorder of a watched process, so that an installed package of this name cannot clash with it.
RECORDER = "_rhatchet_recorder"


def record(*, tune, draws, chains=1, sampler="own", seed=None, kernel=None):
    """A context whose value is called once per draw and writes the draw log when the process is watched.

    ``tune`` and ``draws`` are what is planned per chain, ``kernel`` what a fix may change ({"target_accept": 0.9}); all
    are shown by the watch and change nothing here. The value is called as

        log(values, chain=None, tuning=False, **statistics)

    with ``values`` a dict (or a named tuple) of arrays by variable. Without ``chain`` and with more than one chain every
    array's first axis is the chain; with ``chain`` it is one chain's draw. Statistics are scalars for each chain, best
    under ArviZ's names: diverging, energy, tree_depth, n_steps, acceptance_rate, step_size, lp.

    When the watch asks for a pause, ``log`` waits. When it asks for a stop, ``log`` raises after the draw is recorded,
    and the ``with`` block ends there without an error, so that the script goes on with what it has.
    """
    recorder = sys.modules.get(RECORDER)
    segment = getattr(recorder, "watched", None)
    if segment is None or not segment.is_ours():
        return contextlib.nullcontext(_ignore)
    facts = {"tune": tune, "draws": draws, "chains": chains, "seed": seed, "kernel": dict(kernel or {})}
    # A disk that takes no folder keeps nobody from sampling.
    log = segment.guard("beginning to record", _Log, segment, sampler, facts)
    return contextlib.nullcontext(_ignore) if log is None else log


def _ignore(values, chain=None, tuning=False, **statistics):
    """Nobody watches."""


class _Log:
    """What ``record`` gives in a watched process."""

    COLD = "the program's own sampler is not known, so it starts anew"

    def __init__(self, segment, sampler, facts):
        recording = importlib.import_module(RECORDER + ".recording")
        run = importlib.import_module(RECORDER + ".run").Run(segment, sampler)
        self.chains, self._stopped = facts["chains"], recording.Stopped
        self._recording = recording.Recording(segment, run, facts, self.COLD)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self._recording.segment.guard("ending to record", self._recording.end, error)
        # From inside a computation of JAX's the stop comes back as an error of JAX's with the stop in its words.
        return isinstance(error, self._stopped) or self._recording.stopping and self._stopped.__name__ in str(error)

    def __call__(self, values, chain=None, tuning=False, **statistics):
        import numpy as np

        values = values._asdict() if hasattr(values, "_asdict") else values
        values = {name: np.asarray(value) for name, value in values.items()}
        statistics = {name: np.asarray(value) for name, value in statistics.items()}
        if chain is not None or self.chains == 1:
            self._recording.append(int(chain or 0), values, _plain(statistics), bool(tuning))
        else:
            self._check(values)
            for one in range(self.chains):
                own = {name: value[one] if value.ndim else value for name, value in statistics.items()}
                self._recording.append(one, {name: value[one] for name, value in values.items()}, _plain(own), bool(tuning))
        self._recording.attend()

    def _check(self, values):
        for name, value in values.items():
            if value.ndim == 0 or len(value) != self.chains:
                raise ValueError(
                    f"'{name}' has shape {value.shape}; its first axis must be the {self.chains} chains, or 'chain' must be given"
                )


def _plain(statistics):
    return {name: value.item() if value.ndim == 0 else value for name, value in statistics.items()}


@contextlib.contextmanager
def watch(folder=None):
    """Record what is sampled inside the block, for a notebook or a program that was started without the watch.

    The draws go to ``folder``, by default a new training in ``.rhatchet/trainings`` here, whose path is the block's value;
    ``rhatchet watch`` and ``rhatchet.load`` read it. Pausing is cooperative: the sampler holds at a draw boundary while
    ``control/hold`` is there, and no signal is ever sent to this process. In a process that is watched already it
    does nothing.

    Raises FileExistsError when ``folder`` holds a segment already.
    """
    if getattr(sys.modules.get(RECORDER), "watched", None) is not None:
        yield sys.modules[RECORDER].watched.folder
        return
    folder = os.path.abspath(folder) if folder else _new_training()
    if os.path.exists(os.path.join(folder, "hello.json")):
        raise FileExistsError(f"'{folder}' holds a segment already; give another folder")
    training = os.path.basename(os.path.dirname(os.path.dirname(folder)))
    recorder = _recorder()
    before = _samplers()
    recorder.activate({"RHATCHET_SEGMENT": folder, "RHATCHET_TRAINING": training}, cooperative=True)
    _rename(before)
    try:
        yield folder
    finally:
        recorder.deactivate()
        _put_back(before)


def _new_training():
    """The folder of a new training's first segment; the name is taken by making the folder."""
    trainings = os.path.join(os.getcwd(), ".rhatchet", "trainings")
    for number in range(1, 100_000):
        folder = os.path.join(trainings, f"notebook-{number}", "segments", "1")
        try:
            os.makedirs(folder)
            return folder
        except FileExistsError:
            continue
    raise FileExistsError(f"'{trainings}' is full of notebooks")


def _recorder():
    """The recorder, under the name that it has in a watched process."""
    if RECORDER not in sys.modules:
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recorder")
        spec = importlib.util.spec_from_file_location(
            RECORDER, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
        )
        sys.modules[RECORDER] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[RECORDER]


#: What the hooks replace, as (module, attribute path).
HOOKED = (
    ("pymc.sampling.mcmc", "sample"), ("pymc.sampling.mcmc", "_mp_sample"), ("pymc.sampling.mcmc", "_sample_many"),
    ("pymc.sampling.mcmc", "_sample_population"), ("pymc.smc.sampling", "sample_smc"), ("nutpie", "sample"), ("numpyro.infer.mcmc", "MCMC.run"),
    ("numpyro.infer.mcmc", "fori_collect"), ("numpyro.infer.hmc", "HMC.sample"), ("numpyro.infer.hmc", "HMC.init"),
    ("pymc.sampling.jax", "_sample_blackjax_nuts"),
    ("pymc.sampling.jax", "_blackjax_inference_loop"),
)  # fmt: skip
#: Where functions stand under other names: (module, name, packages that have it too).
ALIASES = (("pymc.sampling.mcmc", "sample", ("pymc", "pymc.sampling")), ("pymc.smc.sampling", "sample_smc", ("pymc", "pymc.smc")))


def _samplers():
    """The functions as they are, by (owner, name)."""
    found = {}
    for module, path in HOOKED:
        owner = sys.modules.get(module)
        *parents, name = path.split(".")
        for parent in parents:
            owner = getattr(owner, parent, None)
        if owner is not None and hasattr(owner, name):
            found[owner, name] = getattr(owner, name)
    return found


def _rename(before):
    """Packages that had imported ``sample`` before it was hooked get the hooked one."""
    for module, function, packages in ALIASES:
        owner = sys.modules.get(module)
        original = before.get((owner, function))
        for name in packages:
            package = sys.modules.get(name)
            if original is not None and getattr(package, function, None) is original:
                before[package, function] = original
                setattr(package, function, getattr(owner, function))


def _put_back(before):
    for (owner, name), function in before.items():
        setattr(owner, name, function)
