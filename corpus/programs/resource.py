"""Runs that end since memory, disk, time or a limit of the system is used up."""

from programs.case import Case

DRAWS = """import time
for step in range(0, {0}, 20):
    print(f"draw {{step}} of 4000  lp {{-0.01 * step:.3f}}", flush=True)
    time.sleep({1})
"""
SHORT = DRAWS.format(120, 0)
LONG = DRAWS.format(4000, 0.05)


def case(name, says, kind, reason, program, **more):
    return Case(name=name, category="resource", says=says, type=kind, reason=reason, program=program, **more)


CASES = [
    case("dense-mass-matrix", "Unable to allocate", "_ArrayMemoryError", "a dense mass matrix of a million parameters does not fit into memory",
         "import numpy as np\nprint('adapting a dense mass matrix')\nnp.zeros((1_000_000, 1_000_000)) + 1\n"),
    case("memory-limit-in-a-list", "MemoryError", "MemoryError", "the states kept fill the address space that the job may use",
         "kept = []\nwhile True:\n    kept.append([0.0] * 1_000_000)\n    print('kept', len(kept), flush=True)\n", command="ulimit -v 600000; exec $PYTHON train.py"),
    case("memory-in-a-pymc-worker", "Unable to allocate", "_ArrayMemoryError", "a chain's process cannot allocate the array that the model asks for",
         "import numpy as np, pymc as pm\nfrom pytensor.graph.op import Op\nimport pytensor.tensor as pt\nclass Wide(Op):\n    itypes = [pt.dscalar]\n    otypes = [pt.dscalar]\n"
         "    def perform(self, node, inputs, out):\n        if abs(inputs[0]) > 0.0 and self.late(): np.ones((10**7, 10**6))\n        out[0][0] = np.asarray(inputs[0])\n"
         "    calls = 0\n    def late(self):\n        Wide.calls += 1\n        return Wide.calls > 60\n"
         "if __name__ == '__main__':\n    with pm.Model():\n        x = pm.Normal('x')\n        pm.Potential('p', Wide()(x))\n"
         "        pm.sample(100, tune=100, chains=2, cores=2, step=pm.Metropolis(), progressbar=False)\n"),
    case("cpp-vector-grows", "std::bad_alloc", None, "the C++ sampler keeps every state until its memory is used up",
         "#include <vector>\n#include <cstdio>\nint main() { std::vector<double> kept; for (long i = 0;; i++) { kept.resize((i + 1) << 22); std::printf(\"state %ld\\n\", i); std::fflush(stdout); } }\n",
         command="g++ -x c++ train.py -o sampler && ulimit -v 400000 && ./sampler"),
    case("disk-full-flush", "No space left on device", "OSError", "the disk is full when the draws are written",
         SHORT + "with open('/dev/full', 'w') as f:\n    f.write('draws')\n    f.flush()\n"),
    case("disk-full-while-closing", "No space left on device", "OSError", "the disk is full, and Python notices when it closes the file",
         "import csv\nprint('writing chain-0.csv')\nwith open('/dev/full', 'w', newline='') as f:\n    csv.writer(f).writerow([1, 2, 3])\n", python=6),
    case("disk-full-tofile", " requested and ", "OSError", "the disk is full when the arrays are saved",
         "import numpy as np\nprint('saving 4 chains')\nnp.ones((400, 50)).tofile('/dev/full')\n",
         doubt="the file is a device of the system that is always full"),
    case("disk-full-told-by-the-shell", "No space left on device", None, "the shell cannot write the summary: the disk is full",
         "print('4 chains x 1000 draws done')\n", command="$PYTHON train.py; echo summary > /dev/full || exit 1"),
    case("file-size-limit", "File too large", "OSError", "the job may not write files of more than 40 kB",
         "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + SHORT + "open('trace.bin', 'wb').write(bytes(200_000))\n", command="ulimit -f 40; exec $PYTHON train.py"),
    case("file-size-limit-kills", "File size limit exceeded", None, "the C++ sampler writes more than the job may write, and SIGXFSZ ends it",
         "#include <cstdio>\nint main() { std::puts(\"draw 0\"); std::fflush(stdout); FILE *f = std::fopen(\"t\", \"w\"); for (;;) std::fputs(\"0.12345678\\n\", f); }\n",
         command="g++ -x c++ train.py -o sampler && { bash -c 'ulimit -f 40; ./sampler; s=$?; exit $s'; }"),
    case("timeout-without-a-word", None, None, "the time that the job script gives is over, and only the status says so", LONG, command="timeout 1 $PYTHON train.py"),
    case("timeout-verbose-kill", "sending signal TERM", None, "the time is over, and timeout says what it does", LONG, command="timeout --verbose 1 $PYTHON train.py"),
    case("cpu-seconds-used-up", None, None, "SIGXCPU ends the run when its CPU time is used up",
         "x = 0\nprint('sweep 0', flush=True)\nwhile True: x += 1\n", command="bash -c 'ulimit -S -t 1; exec $PYTHON train.py'"),
    case("too-many-files-per-chain", "Too many open files", "OSError", "a file per block and chain is more than the job may open",
         "kept = [open(f'block-{n}', 'w') for n in range(100)]\n", command="ulimit -n 40; exec $PYTHON train.py"),
    case("own-budget-of-time", "time budget of 1 s used up", None, "the program leaves since its budget of time is used up",
         SHORT + "import sys\nsys.exit('FATAL: time budget of 1 s used up at draw 120 of 4000')\n"),
    case("read-only-file-system", "Read-only file system", "OSError", "the place for the results has become read-only",
         SHORT + "open('/proc/sys/kernel/osrelease/x' if False else '/sys/rhatchet-draws', 'w')\n", ends=None,
         transcribed='Traceback (most recent call last):\n  File "/home/kit/model/train.py", line 31, in <module>\n    store.save("out/chain-0.npy")\n  File "/home/kit/model/store.py", line 12, in save\n'
         "    with open(path, \"wb\") as file:\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\nOSError: [Errno 30] Read-only file system: 'out/chain-0.npy'\n", source="man 2 open, EROFS", command="$PYTHON train.py 2>/dev/null"),
    case("slurm-memory-old-form", "Exceeded job memory limit", None, "Slurm's own accounting ended the job for its memory", SHORT,
         transcribed="slurmstepd: error: Job 771402 exceeded memory limit (16897412 > 16777216), being killed\nslurmstepd: error: Exceeded job memory limit\nslurmstepd: error: *** JOB 771402 ON n041 CANCELLED AT 2025-02-11T03:12:44 ***\n",
         source="https://slurm.schedmd.com/faq.html", ends=(None, 9)),
    case("slurm-memory-cgroup", "oom_kill event", None, "Slurm's cgroup ended a task for its memory", SHORT,
         transcribed="slurmstepd: error: Detected 1 oom_kill event in StepId=771403.batch. Some of the step tasks have been OOM Killed.\n",
         source="https://slurm.schedmd.com/faq.html", ends=(137, None)),
    case("slurm-step-time-limit", "DUE TO TIME LIMIT", None, "Slurm ended the step at the time limit", SHORT,
         transcribed="srun: Job step aborted: Waiting up to 32 seconds for job step to finish.\nslurmstepd: error: *** STEP 771404.0 ON n041 CANCELLED AT 2025-02-11T06:00:12 DUE TO TIME LIMIT ***\nsrun: error: n041: task 0: Terminated\n",
         source="https://slurm.schedmd.com/srun.html", ends=(143, None)),
    case("pbs-memory", "exceeded limit", None, "PBS ended the job for its memory", SHORT,
         transcribed="=>> PBS: job killed: mem 33825512kb exceeded limit 33554432kb\n", source="https://openpbs.org", ends=(None, 15)),
    case("lsf-memory", "TERM_MEMLIMIT", None, "LSF ended the job for its memory", SHORT,
         transcribed="\nTERM_MEMLIMIT: job killed after reaching LSF memory usage limit.\nExited with exit code 137.\n", source="https://www.ibm.com/docs/en/spectrum-lsf", ends=(137, None)),
    case("kernel-cgroup", "Memory cgroup out of memory", None, "the kernel ended the process: its control group had no memory left", SHORT,
         transcribed="[ 8117.336212] Memory cgroup out of memory: Killed process 41177 (python) total-vm:9123880kB, anon-rss:8291992kB, file-rss:5120kB, shmem-rss:0kB, UID:1000 pgtables:16720kB oom_score_adj:0\n",
         source="https://www.kernel.org/doc/html/latest/admin-guide/cgroup-v2.html", ends=(137, None)),
    case("jax-device-memory", "RESOURCE_EXHAUSTED", "XlaRuntimeError", "XLA cannot get the memory of the device", SHORT,
         transcribed='Traceback (most recent call last):\n  File "/home/kit/model/train.py", line 52, in <module>\n    samples = run(key, state)\n              ^^^^^^^^^^^^^^^\n'
         "jaxlib.xla_extension.XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory while trying to allocate 17179869184 bytes.\nBufferAssignment OOM Debugging.\nBufferAssignment stats:\n             parameter allocation:  512.00MiB\n              constant allocation:         0B\n        maybe_live_out allocation:   16.00GiB\n",
         source="https://docs.jax.dev/en/latest/gpu_memory_allocation.html", ends=(1, None)),
    case("kubernetes-oom-killed", "OOMKilled", None, "the container went over its limit of memory", SHORT,
         transcribed="container trainer terminated: reason OOMKilled, exit code 137\n", source="https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/", ends=(137, None)),
]
