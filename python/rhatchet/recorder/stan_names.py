"""Stan's statistics under ArviZ's names, with their types."""

STATISTICS = {
    "lp__": ("lp", float), "accept_stat__": ("acceptance_rate", float), "stepsize__": ("step_size", float), "energy__": ("energy", float),
    "treedepth__": ("tree_depth", int), "n_leapfrog__": ("n_steps", int), "divergent__": ("diverging", bool),
}  # fmt: skip
