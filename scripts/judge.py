"""What ArviZ says of the recorded draws: the last segment of a project, and those before it.

    python scripts/judge.py PROJECT [--rhat 1.01] [--ess 400]

Exit status 0 when the last segment meets both limits in every parameter, 1 when it does not.
"""

import argparse
import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "python"))

import arviz as az  # noqa: E402
import numpy as np  # noqa: E402

import rhatchet  # noqa: E402


def extremes(data) -> tuple[float, float, float]:
    """Largest R-hat, least bulk ESS and least tail ESS over every element of every variable."""
    posterior = data["posterior"]
    posterior = getattr(posterior, "dataset", posterior)

    def worst(statistic, pick):
        values = np.concatenate([np.ravel(statistic[name].values) for name in statistic.data_vars])
        return float(pick(values))

    rhat = az.rhat(posterior)
    bulk, tail = az.ess(posterior, method="bulk"), az.ess(posterior, method="tail")
    return worst(rhat, np.nanmax), worst(bulk, np.nanmin), worst(tail, np.nanmin)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--rhat", type=float, default=1.01)
    parser.add_argument("--ess", type=float, default=400)
    arguments = parser.parse_args()

    segments = sorted(
        arguments.project.glob(".rhatchet/trainings/*/segments/*"),
        key=lambda path: (path.parent.parent.stat().st_mtime, int(path.name)),
    )
    good = False
    for segment in segments:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                data = rhatchet.load(segment)
            except (FileNotFoundError, ValueError) as error:
                print(f"  {segment.parent.parent.name} segment {segment.name}: {error}")
                continue
            rhat, bulk, tail = extremes(data)
        chains, draws = data["posterior"].sizes["chain"], data["posterior"].sizes["draw"]
        good = rhat <= arguments.rhat and min(bulk, tail) >= arguments.ess
        print(
            f"  {segment.parent.parent.name} segment {segment.name}: {chains} chains x {draws} draws, "
            f"max R-hat {rhat:.3f}, min ESS bulk {bulk:.0f}, tail {tail:.0f}"
        )
    limits = f"R-hat <= {arguments.rhat:g} and ESS >= {arguments.ess:g} in every parameter"
    print(f"  ArviZ {az.__version__}: {'holds' if good else 'does not hold'} in the last segment: {limits}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
