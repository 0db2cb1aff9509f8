"""What the recorders of JAX's samplers share: the run that is going on, and how it comes to its end.

A compiled computation is used again by a later call of the sampler. So what it calls does not know a run but asks for the one
that is going on.
"""

from .recording import Stopped


class Going:
    """The run of one kind of sampler that is going on in this process; None between them.

    A run has ``segment``, ``recording`` and ``drawn(layout, keys, rows)``.
    """

    def __init__(self):
        self.run = None

    def drawn(self, layout, keys, rows):
        """What the computation calls with each draw."""
        if self.run is not None:
            self.run.segment.guard("a draw", self.run.drawn, layout, keys, rows)
            self.run.recording.attend()

    def carry_out(self, run, what, sample, results, end):
        """Call the sampler as ``run`` and wait until all that it has drawn is handed out.

        ``results`` gives, of what was returned, arrays that are there once the computation is over; ``end`` is told how it went.
        """
        import jax

        self.run, failure = run, None
        try:
            result = sample()
            jax.block_until_ready(results(result))
            jax.effects_barrier()
            return result
        except BaseException as error:
            failure = error
            if run.recording.stopping:
                # JAX wraps what the callback raised, in words and not as a cause.
                failure = Stopped("a stop was asked for; every draw is recorded")
                raise failure from None
            raise
        finally:
            self.run = None
            run.segment.guard(f"after {what}", end, failure)
