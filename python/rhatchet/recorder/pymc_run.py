"""Records one run of PyMC's own samplers through their callback, which runs in the main process for any ``cores``."""

import time
import traceback

from . import fingerprint
from .adapted import Adapted
from .control import Control
from .earlier import NotJoined
from .plan import Cold, entry_of, from_segment, graded, unchanged
from .drawlog import SingleDraw
from .ending import trial_text, trial_tune
from .kept import Kept
from .pymc_chain import PyMCChain
from .pymc_drive import drive_missing
from .pymc_drop import Drops
from .pymc_join import Join
from .pymc_layout import Layout
from .pymc_resume import resume
from .run import plain_coords

#: Seconds between two checkpoints of a chain; more when writing them costs more than a hundredth of that.
CHECKPOINT_INTERVAL = 5.0


class PyMCRun:
    """The recorder of one run. It is made when PyMC has its step method and its start points, before the first draw."""

    def __init__(self, call, arguments):
        self.run, self.segment = call.run, call.segment
        self.model = arguments.get("model") or call.model()
        self.total, self.chains_wanted = arguments["draws"], arguments["chains"]
        self.control = Control(self.segment, self.run.number)
        self.chains = {}
        self.drops = Drops(arguments["traces"])
        self.layout = self.join = self.adapted = None
        self.active, self.current = list(range(arguments["chains"])), None
        self.stopping = self.broken = False
        self._checkpoint_at = time.monotonic() + CHECKPOINT_INTERVAL
        step = arguments["step"]
        known = self.segment.guard("fingerprint", _fingerprint, self.model, step)
        self.run.coords = plain_coords(getattr(self.model, "coords", {}))
        self.run.facts.update(
            chains=arguments["chains"],
            tune=arguments["tune"],
            draws=arguments["draws"] - arguments["tune"],
            cores=arguments.get("cores"),
            kernel=_kernel(step, call.arguments),
            fingerprint=known,
        )
        self.run.facts["resume"] = self.segment.guard("resume", self._resume, call, arguments, known)
        self.segment.guard("trial", self._shorten, arguments)
        self.kept = Kept()
        if self.join is not None:
            self.segment.guard("keeping earlier draws", self._keep_earlier)
        self.run.begin()
        self.segment.guard("metric", self._listen, arguments)

    def _shorten(self, arguments):
        """A trial that goes on from a metric needs little warm-up to say how the new settings do."""
        tune = trial_tune(self.segment, self.run.number)
        if tune is None or tune >= arguments["tune"] or "metric" not in (self.run.facts["resume"] or {}).get("taken", ()):
            return
        arguments["draws"] -= arguments["tune"] - tune
        arguments["tune"] = tune
        self.total = arguments["draws"]
        self.run.facts.update(tune=tune)

    def drive(self, drive, arguments):
        """Draw what is to be drawn: everything, or what earlier segments lack."""
        arguments["callback"] = self.callback(arguments.get("callback"))
        with self.drops.watching():
            if self.join is None:
                return drive(**arguments)
            return drive_missing(self.join, self, drive, arguments)

    def _resume(self, call, arguments, known):
        """Join the earlier segments when the kernel is unchanged, else start warm; what run.json says about it."""
        why = ""
        try:
            entry, number = entry_of(self.segment, self.run.number, known)
            if entry is not None and unchanged(entry):
                try:
                    self.join = Join(call, self.model, arguments, known, self.run.facts, entry)
                    self.drops.carry(self.join)
                    return self.join.graded(number)
                except NotJoined as reason:
                    why = f"not joined, drawn anew: {reason}"
                except Exception as error:
                    self.segment.note(f"joining:\n{traceback.format_exc()}")
                    why = f"not joined, drawn anew: {type(error).__name__}: {error}; see hook-errors.log"
        except Cold as cold:
            return graded("cold", from_segment(self.segment), reason=str(cold))
        said = resume(call, arguments, known)
        if said is not None and why:
            said["reason"] = "; ".join(filter(None, (why, said["reason"])))
        return said

    def _keep_earlier(self):
        """Begin this segment's files with the earlier draws; complete chains are closed with them."""
        self.layout = Layout(self.model, self.join.traces[0], self.segment.records)
        columns = SingleDraw(self.layout.variables, self.layout.statistics).columns
        self.kept.begin(self.run, {plan.chain: plan.part for plan in self.join.plans}, columns)
        self.drops.keep(self.join.earlier.folder, self.run.folder)
        for plan in self.join.plans:
            if plan.missing <= 0:
                self.kept.close(plan.chain)

    def _listen(self, arguments):
        """Record what NUTS is adapted to. A worker that is not forked gets the step method pickled, without a listener."""
        step, context = arguments["step"], arguments.get("mp_ctx")
        forked = context is None or context.get_start_method() == "fork"
        adapts = arguments["tune"] > 0 and hasattr(step, "potential") and hasattr(step, "step_adapt")
        if forked and adapts:
            self.adapted = Adapted(self.run, step, self._chain_of)

    def _chain_of(self, worker):
        """The chain of a worker, or the one that is sampled in this process."""
        if worker is not None:
            return self.active[worker]
        return self.active[0] if self.join is not None else self.current

    def callback(self, users):
        """The callback for PyMC: records, then calls the user's own, then answers a stop."""

        chains, control, monotonic, join = self.chains, self.control, time.monotonic, self.join

        def record_draw(trace, draw):
            if self.stopping and draw.chain not in chains:
                raise KeyboardInterrupt  # sequential chains that had not begun
            self.current = draw.chain
            row = draw.draw_idx if join is None else join.row(join.plans[draw.chain], draw.draw_idx)
            if not self.broken:
                try:
                    chain = chains.get(draw.chain) or self._begin_chain(trace, draw)
                    chain.record(draw, row)
                    if monotonic() >= control.due_at:
                        self._attend()
                except Exception:
                    self._give_up(draw)
            if users is not None:
                users(trace=trace, draw=draw if join is None else draw._replace(draw_idx=row))
            if self.stopping or self.drops.interrupts(draw.chain):
                raise KeyboardInterrupt

        return record_draw

    def _give_up(self, draw):
        """Recording failed: say so and let the script sample on."""
        self.broken = True
        self.segment.note(f"recording run {self.run.number} ended at draw {draw.draw_idx}:\n{traceback.format_exc()}")
        error = "recording failed; see hook-errors.log"
        self.segment.guard("run.json", lambda: self.run.write(recorded=False, error=error))

    def _begin_chain(self, trace, draw):
        if self.layout is None:
            self.layout = Layout(self.model, trace, self.segment.records)
            if self.layout.left_out:
                self.run.write(left_out=self.layout.left_out)
        chain = PyMCChain(self.run, self.layout, trace, draw.chain, draw.point, *self.kept.take(draw.chain))
        self.chains[draw.chain] = chain
        return chain

    def _attend(self):
        """What is done between draws every tenth of a second: hold, stop, checkpoints."""
        if not self.control.due():
            return
        if self.control.wants_hold():
            self._save()
            self.control.hold()
        if self.control.wants_stop():
            self._save()
            self.stopping = True
        elif (dropped := self.control.dropped()) - self.drops.chains:
            self._save()
            self.drops.take(dropped, self.active)
        elif time.monotonic() >= self._checkpoint_at:
            self._save()

    def _save(self):
        started = time.monotonic()
        for chain in self.chains.values():
            chain.file.flush()
            self.segment.guard(f"checkpoint of chain {chain.chain}", chain.checkpoint)
        now = time.monotonic()
        self._checkpoint_at = now + max(CHECKPOINT_INTERVAL, 100 * (now - started))

    def close(self, error):
        """Sampling is over. PyMC swallows an interrupt, so chains that are too short mean that it was stopped.

        After an error the state is left to the outer call: PyMC tries again in one process when a model cannot be
        sent to others.
        """
        self._save()
        self.drops.empty()
        for chain in self.chains.values():
            chain.file.close()
        if self.adapted is not None:
            self.adapted.forget()
        if self.join is not None:
            self.join.restore()
        complete = all(c in self.chains and self.chains[c].recorded == n for c, n in self._wanted().items())
        if error is None and not complete and not self.broken:
            self.run.end("stopped")
        elif error is None and complete and trial_text() is not None:
            # What PyMC makes of the draws is not asked for.
            self.run.end("finished")


    def _wanted(self):
        """Draws that each chain was to draw here, warm-up included."""
        if self.join is not None:
            wanted = {plan.chain: plan.tune + plan.missing for plan in self.join.active}
        else:
            wanted = dict.fromkeys(range(self.chains_wanted), self.total)
        return {chain: draws for chain, draws in wanted.items() if chain not in self.drops.chains}


def _fingerprint(model, step):
    """With NUTS over all variables its compiled function gives the log density for nothing; else one is compiled."""
    function = getattr(step, "_logp_dlogp_func", None)
    names = [v.name for v in getattr(step, "vars", ())]
    if function is None or sorted(names) != sorted(v.name for v in model.value_vars):
        return fingerprint.of_model(model)
    from pymc.blocking import DictToArrayBijection

    def logp(point):
        flat = DictToArrayBijection.map({name: point[name] for name in names})
        return function([flat.data], extra_vars={})[0]

    try:
        return fingerprint.of_model(model, logp)
    except TypeError:
        return fingerprint.of_model(model)


def _kernel(step, arguments):
    """What the sampler was told, in the words that a fix uses."""
    methods = list(getattr(step, "methods", [step]))
    kernel = {"steps": [type(method).__name__ for method in methods]}
    for method in methods:
        if hasattr(method, "target_accept"):
            kernel["target_accept"] = float(method.target_accept)
            if hasattr(method, "max_treedepth"):
                kernel["max_treedepth"] = int(method.max_treedepth)
            kernel["init"] = arguments.get("init", "auto")
            break
    return kernel
