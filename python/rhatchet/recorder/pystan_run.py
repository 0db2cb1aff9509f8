"""The recorder of one ``sample`` of PyStan's."""

import json

from .earlier import log_reader
from .recording import Recording, Stopped
from .run import Run, plain_seed
from .stan_names import STATISTICS

COLD = "PyStan keeps no state that a chain could go on from; all draws are drawn anew"
#: How the message with a draw begins; others tell of the adaptation, of the start, or what is shown.
DRAW = b'{"version":1,"topic":"sample","values":{'
#: Arguments of Stan's, with their defaults.
DEFAULTS = {"num_warmup": 1000, "num_samples": 1000, "num_thin": 1, "save_warmup": False}


class PyStanRun:
    """What is recorded of the call."""

    def __init__(self, segment, model, function, chains, arguments):
        self.segment, self.model, self.chains, self.connections = segment, model, chains, []
        asked = {name: arguments.get(name, default) for name, default in DEFAULTS.items()}
        saved = {name: -(-asked[f"num_{name}"] // asked["num_thin"]) for name in ("warmup", "samples")}
        self.tune, self.draws = saved["warmup"] if asked["save_warmup"] else 0, saved["samples"]
        #: Stan's names of a draw's values, in their order; known with the first.
        self.names = None
        kernel = {"steps": [function.rpartition("::")[2]]}
        if "nuts" in function:
            kernel |= {"target_accept": arguments.get("delta", 0.8), "max_treedepth": arguments.get("max_depth", 10)}
        self.values = _values_of()
        run = Run(segment, "pystan")
        facts = {"chains": chains, "tune": self.tune, "draws": self.draws, "seed": plain_seed(model.random_seed), "kernel": kernel}
        self.recording = Recording(segment, run, {**facts, "recorded": True, "error": None}, COLD)

    def messages(self, chain, lines):
        """Some whole messages of one chain: what they hold of draws becomes a block."""
        import numpy as np

        drawn = [line for line in lines if line.startswith(DRAW)]
        if not drawn:
            return
        self.names = self.names or list(json.loads(drawn[0])["values"])
        self._append(chain, np.array([self.values(line) for line in drawn], float))

    def _append(self, chain, values):
        """Record draws of one chain, of shape (draws, Stan's values)."""
        statistics = {}
        for place, name in enumerate(self.names):
            if name.endswith("__"):
                public, kind = STATISTICS.get(name, (name, float))
                statistics[public] = values[:, place].astype(kind)
        variables, start = {}, len(statistics)
        for name, dims in zip(self.model.param_names, self.model.dims):
            end = start + _size(dims)
            # Stan writes arrays column by column.
            block = values[:, start:end].reshape(len(values), *reversed(dims))
            variables[name] = block.transpose(0, *range(len(dims), 0, -1))
            start = end
        self.recording.append_block(chain, variables, statistics, self.tune)

    def complete(self, fit):
        """PyStan keeps fits with a seed on disk and samples none of them twice: record the chains that were not seen."""
        for chain, output in enumerate(fit.stan_outputs):
            if not self.recording.counts.get(chain):
                self.messages(chain, output.split(b"\n"))

    def shortened(self):
        """What a stop has left, as PyStan's own ``Fit``: the chains whose number times length is largest. Raises nothing of ours:
        None where there is nothing to return, as PyStan does when it is interrupted."""
        import stan.fit

        for file in self.recording.files.values():
            file.flush()
        read = {chain: log_reader().read_chain(file.path) for chain, file in self.recording.files.items()}
        lengths = sorted((int((~one.tuning).sum()) for one in read.values()), reverse=True)
        length = max(((count + 1) * length, length) for count, length in enumerate(lengths))[1] if lengths else 0
        if not length or self.recording.broken:
            return None
        outputs = tuple(self._output(one, length) for _, one in sorted(read.items()) if int((~one.tuning).sum()) >= length)
        model = self.model
        names = model.param_names, model.constrained_param_names, model.dims
        return stan.fit.Fit(outputs, len(outputs), *names, 0, length, 1, False)

    def _output(self, read, length):
        """A chain's first draws after the warm-up as the messages that it had sent."""
        import numpy as np

        columns, kept = read.columns, np.flatnonzero(~read.tuning)[:length]
        parts = [columns["sample_stats"][STATISTICS.get(n, (n,))[0]][kept][:, None] for n in self.names if n.endswith("__")]
        for name, dims in zip(self.model.param_names, self.model.dims):
            values = columns["posterior"][name][kept]
            parts.append(values.transpose(0, *range(len(dims), 0, -1)).reshape(len(kept), -1))
        rows = np.concatenate([np.asarray(part, float) for part in parts], axis=1).tolist()
        message = {"version": 1, "topic": "sample"}
        return "\n".join(json.dumps({**message, "values": dict(zip(self.names, row))}) for row in rows).encode()

    def end(self, failure):
        """The call is over. Chains that still draw find their sockets closed and end."""
        for connection in self.connections:
            connection.close()
        self.recording.end(failure)


def _values_of():
    """A function that gives the values of a message with a draw, by the parser that PyStan itself uses where it is there.

    It takes 40 ns a value, a tenth of the standard library's, but no NaN and no infinity.
    """
    standard = lambda line: list(json.loads(line)["values"].values())
    try:
        import simdjson
    except ImportError:
        return standard
    parser = simdjson.Parser()

    def values(line):
        try:
            return list(parser.parse(line)["values"].values())
        except ValueError:
            return standard(line)

    return values


def _size(dims):
    size = 1
    for length in dims:
        size *= length
    return size
