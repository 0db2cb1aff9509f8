"""Stands in for an agent: answers a case with what the test has written into a file, as soon as it is there.

    answer.py ROLE: reads the case on standard input, keeps it as `case-ROLE-STATE.json`, waits for `answer-ROLE.json`
"""

import json
import os
import pathlib
import sys
import time

role = sys.argv[1]
folder = pathlib.Path(os.environ["RHATCHET_PROJECT"])
case = json.load(sys.stdin)
asked = folder / f"case-{role}-{case['state']}.json"
asked.with_suffix(".part").write_text(json.dumps(case))
asked.with_suffix(".part").rename(asked)
answer = folder / f"answer-{role}.json"
parent = os.getppid()
while not answer.exists():
    if os.getppid() != parent:
        sys.exit("whoever asked is gone")
    time.sleep(0.05)
print(answer.read_text())
