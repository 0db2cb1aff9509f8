"""CmdStan by cmdstanpy: cmdstanpy_program.py PROGRAM CMDSTAN DATA; DRAWS as in pymc_program.py."""

import os
import sys

import cmdstanpy

cmdstanpy.set_cmdstan_path(sys.argv[2])
model = cmdstanpy.CmdStanModel(exe_file=sys.argv[1])
fit = model.sample(
    data=sys.argv[3], chains=2, parallel_chains=2, iter_warmup=300, iter_sampling=int(os.environ["DRAWS"]), seed=7,
    refresh=1, show_progress=False, show_console=True,
)  # fmt: skip
print("got", fit.draws().shape[0] * 2, float(fit.draws()[0, -1, 0]), flush=True)
