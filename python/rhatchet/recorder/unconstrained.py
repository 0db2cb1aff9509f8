"""From recorded draws back to what PyMC's samplers see: the unconstrained value of every free variable."""


class Back:
    """Points of a PyMC model from constrained draws, by the transforms' own forward functions."""

    def __init__(self, model):
        self.model = model
        self.names = [(rv.name, model.rvs_to_values[rv].name) for rv in model.free_RVs]
        self.dtypes = {model.rvs_to_values[rv].name: model.rvs_to_values[rv].dtype for rv in model.free_RVs}
        self.function = _forward(model)

    def missing(self, recorded):
        """Free variables that were not recorded, without which no point can be made."""
        return [name for name, _ in self.names if name not in recorded]

    def points(self, draws, count):
        """{value variable: array(count, *shape)} of ``count`` draws {variable: array(count, *shape)}."""
        import numpy as np

        columns = [draws[name][:count] for name, _ in self.names]
        if self.function is not None and count:
            rows = [self.function(*(column[i] for column in columns)) for i in range(count)]
            columns = [np.stack(values) for values in zip(*rows)]
        return {value: np.asarray(c).astype(self.dtypes[value]) for (_, value), c in zip(self.names, columns)}


def _forward(model):
    """A compiled function from all free variables to their value variables; None when nothing is transformed.

    A transform's bounds may be other variables of the model, so every random variable becomes an input of its own.
    """
    import pytensor
    from pytensor.graph.replace import clone_replace

    if all(model.rvs_to_transforms.get(rv) is None for rv in model.free_RVs):
        return None
    inputs = {rv: rv.type(rv.name) for rv in model.free_RVs}
    outputs = []
    for rv in model.free_RVs:
        transform = model.rvs_to_transforms.get(rv)
        outputs.append(rv if transform is None else transform.forward(rv, *rv.owner.inputs))
    outputs = clone_replace(outputs, inputs)
    return pytensor.function(
        list(inputs.values()), outputs, mode="FAST_COMPILE", on_unused_input="ignore", allow_input_downcast=True
    )
