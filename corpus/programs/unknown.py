"""Runs whose log has no cause, or whose report cannot be true."""

from programs.case import Case

DRAWS = "for s in range(0, 900, 100):\n    print(f'draw {s} of 4000 lp {-0.3 * s:.1f}', flush=True)\n"


def case(name, reason, program, says="", **more):
    return Case(name=name, category="unknown", reason=reason, program=program, says=says, **more)


CASES = [
    case("leaves-with-three", "the program leaves in the middle and says nothing", DRAWS + "import os\nos._exit(3)\n"),
    case("killed-by-hand", "a hand ends the run; nothing speaks of memory", DRAWS + "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"),
    case("segfault-in-native-code", "native code reads address 0; the shell says no more", DRAWS + "import ctypes\nctypes.string_at(0)\n", says="Segmentation fault",
         command="$PYTHON -X faulthandler train.py"),
    case("interrupted-by-hand", "somebody presses the keys that interrupt", DRAWS + "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(2)\n", says="KeyboardInterrupt", type="KeyboardInterrupt"),
    case("pool-worker-vanishes", "a worker leaves without a word", "import os\nfrom concurrent.futures import ProcessPoolExecutor\ndef chain(n):\n    os._exit(1)\nif __name__ == '__main__':\n"
         "    with ProcessPoolExecutor(2) as pool:\n        list(pool.map(chain, range(2)))\n", says="terminated abruptly", type="BrokenProcessPool"),
    case("remote-service-gone", "the service that stores the draws is not reachable; nobody knows why", "import socket\nprint('connecting to the store')\nsocket.create_connection(('127.0.0.1', 9), timeout=1)\n",
         says="Connection refused", type="ConnectionRefusedError"),
    case("abort-in-native-code", "the C++ sampler calls abort and says nothing", "#include <cstdlib>\n#include <cstdio>\nint main() { std::puts(\"draw 0\"); std::fflush(stdout); std::abort(); }\n", command="g++ -x c++ train.py -o sampler && ./sampler"),
    case("exit-status-of-an-exception-cut-off", "the log breaks off in the middle of a traceback", DRAWS, transcribed='Traceback (most recent call last):\n  File "/home/kit/model/train.py", line 44, in <module>\n    fit(data)\n  File "/home/kit/model/fit.py", line 9, in f',
         source="the last bytes were never written", ends=(1, None), says='fit.py", line 9'),
    case("negative-standard-deviation", "a standard deviation is negative; the run completes", "print('mu: mean 0.31 sd -0.22 R-hat 1.00')\nprint('done')\n", says="sd -0.22"),
    case("acceptance-above-one", "an acceptance rate of 1.7 cannot be", "print('4 chains finished')\nprint('mean acceptance rate: 1.70')\n", says="1.70"),
    case("own-exception-without-a-rule", "the program's exception says nothing of its cause", "class Halt(Exception): pass\nraise Halt('code 17')\n", says="code 17", type="Halt"),
]
