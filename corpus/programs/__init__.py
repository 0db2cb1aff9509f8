"""The programs of the corpus, a module per category; each list is in the order of the logs' names."""

from programs import convergence, data, found, healthy, implementation, resource, unknown

CASES = [
    *implementation.CASES,
    *data.CASES,
    *resource.CASES,
    *convergence.CASES,
    *unknown.CASES,
    *healthy.CASES,
    *found.CASES,
]
