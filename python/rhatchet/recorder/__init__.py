"""The recorder: what only the sampler's own process can do.

It is loaded by ``hook/sitecustomize.py`` before the user's script, needs the standard library and numpy alone, and
imports neither numpy nor a sampler before the script does. Its failures go to ``hook-errors.log`` in the segment's
folder; the script never sees them. The files it writes are described in ``docs/draw-log.md``.
"""

#: The segment that this process records into; None in a process that nobody watches.
watched = None


def activate(environment=None, cooperative=False):
    """Say hello, and wait for the samplers to be imported.

    ``environment`` is the process's own by default. ``cooperative`` says that no signal may be sent to this process.
    """
    import os

    from .segment import Segment

    segment = Segment.from_environment(os.environ if environment is None else environment)
    segment.say_hello(cooperative)

    if not cooperative:
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

    def hook_blackjax(module):
        from .blackjax_calls import hook

        hook(module, segment)

    def hook_smc(module):
        from .smc_calls import hook

        hook(module, segment)

    def hook_stan(module):
        from .pystan_calls import hook_model

        hook_model(module, segment)

    def hook_httpstan(module):
        from .pystan_calls import hook_services

        hook_services(module, segment)

    global watched
    watched = segment
    hooks = {"pymc.sampling.mcmc": hook_pymc, "pymc.smc.sampling": hook_smc, "nutpie": hook_nutpie}
    hooks |= {"numpyro.infer.mcmc": hook_numpyro, "pymc.sampling.jax": hook_blackjax}
    when_imported({**hooks, "stan.model": hook_stan, "httpstan.services_stub": hook_httpstan}, segment)


def deactivate():
    """Listen for no further sampler; what is hooked already is put back by whoever hooked it."""
    from .imports import forget

    global watched
    watched = None
    forget()
