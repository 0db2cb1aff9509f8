#!/usr/bin/env bash
# Writes docs/detection.md: how often the watch calls a healthy training sick, how early a sick one. SEEDS (5) of every
# kind are simulated; real trainings are recorded once under .build/trainings.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
swift build "${swift_options[@]}" --product detection-bench >/dev/null
environment=.venv-pymc6
[ -d $environment ] || environment=.venv-pymc5
python=$PWD/$environment/bin/python
status=0
simulated=$(.build/release/detection-bench simulated "${SEEDS:-5}") || status=1
recorded=$("$python" Benchmarks/trainings/detection.py .build/trainings) || status=1
cat >docs/detection.md <<END
# How early, and how often wrongly

Made by \`scripts/detection.sh\`. The judge of the watch (\`ConvergenceJudge\`, default policy) on simulated and on real
trainings: four chains that go at speeds of their own, up to a fifth apart, a look whenever each has \`confirm_draws\` new
draws, up to a fifth of them late. An emergency is a confirmed critical finding, the final one too. A sick training is in
time when a finding is confirmed within a quarter of its planned draws or 500 per chain, whichever is later, counted from
the draw on from which it is sick.

What the judge rests on, beside the levels of the policy: R-hat counts from 25 effective draws in each of two chains on,
and only where it is more than slow chains explain, with the number of parameters taken into account (an F test on R-hat and
the chains' own effective draws); chains that travel are told by their trend, which stands out of what is left without it;
divergences by the lower end of the interval around their share; and everything held at two checks. A warning waits for
350 draws or 0.175 of the plan, since a slow start looks like one.

## Simulated

Every parameter an AR(1) process; 1 to 1,000 parameters, 1,000 to 4,000 planned draws. Healthy ones with few effective
draws are a warning (\`low_ess\`) at their end, rightly so: none has 100 in every chain.

The first table of sick ones was settled after first runs: fainter illnesses (1.5 sd, 3 times as wide, 10 sd of drift) and
AR(0.9), some of which came late, were moved to the tables below it.

### Healthy ones

$simulated

## Real

Recorded by the hook and grown again block by block. Random walk Metropolis is correct and slow.

$recorded
END
exit $status
