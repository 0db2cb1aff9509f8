"""The recorder: what only the sampler's own process can do.

It is loaded by ``hook/sitecustomize.py`` before the user's script, needs the standard library and numpy alone, and
imports neither numpy nor a sampler before the script does. Its failures go to ``hook-errors.log`` in the segment's
folder; the script never sees them. The files it writes are described in ``docs/draw-log.md``.
"""

#: The segment that this process records into; None in a process that nobody watches.
watched = None


def activate():
    """Say hello, and wait for the samplers to be imported."""
    import os

    from .segment import Segment

    segment = Segment.from_environment(os.environ)
    segment.say_hello()

    from .inputs import Inputs

    segment.guard("listening for inputs", Inputs(segment).listen)

    from .imports import when_imported

    def hook_pymc(module):
        from .pymc_calls import hook

        hook(module, segment)

    def hook_nutpie(module):
        from .nutpie_calls import hook

        hook(module, segment)

    def hook_numpyro(module):
        from .numpyro_calls import hook

        hook(module, segment)

    global watched
    watched = segment
    when_imported({"pymc.sampling.mcmc": hook_pymc, "nutpie": hook_nutpie, "numpyro.infer.mcmc": hook_numpyro}, segment)
