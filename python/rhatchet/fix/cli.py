"""The command line: JSON in on standard input, JSON out on standard output, errors as JSON with exit status 1."""

from __future__ import annotations

import argparse
import base64
import binascii
import json
import sys
from typing import Any

from .changes import read_context
from .classification import classify
from .edit import apply
from .inspection import check, inspect
from .proof import prove
from .refusal import Refusal
from .source import Source


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise Refusal("malformed", message, "inspect FILE | apply FILE | prove | classify | check FILE")


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = _Parser(prog="rhatchet.fix", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name in ("inspect", "apply", "check"):
        one = commands.add_parser(name)
        one.add_argument("file")
        if name == "inspect":
            one.add_argument("--pymc", help="version of PyMC, as 6.4.0")
            one.add_argument("--sampler", help="what really draws, as in run.json: pymc or nutpie")
    commands.add_parser("prove")
    commands.add_parser("classify")
    return parser.parse_args(argv)


def _request() -> dict[str, Any]:
    """The object on standard input."""
    try:
        said = json.loads(sys.stdin.buffer.read() or b"null")
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed", f"standard input is no JSON: {error}", "send one JSON object") from error
    if not isinstance(said, dict):
        raise Refusal("malformed", "standard input is no JSON object", "send one JSON object")
    return said


def _side(request: dict[str, Any], side: str) -> Source:
    """One version of the file: `before` (text), `before_base64` (bytes) or `before_path`; `name` is for messages."""
    given = [key for key in (side, f"{side}_base64", f"{side}_path") if request.get(key) is not None]
    if len(given) != 1 or not isinstance(request[given[0]], str):
        raise Refusal("malformed", f"exactly one of '{side}', '{side}_base64', '{side}_path' must be a string", "send one of them")
    value, name = request[given[0]], str(request.get("name") or "model.py")
    if given[0].endswith("_path"):
        source = Source.read(value)
        return Source(source.data, name) if request.get("name") else source
    try:
        return Source(base64.b64decode(value, validate=True) if given[0].endswith("_base64") else value.encode(), name)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Refusal("malformed", f"'{given[0]}' cannot be decoded", "send base64 or text") from error


def run(argv: list[str]) -> dict[str, Any]:
    """Carries out one command; raises `Refusal`."""
    arguments = _arguments(argv)
    if arguments.command in ("prove", "classify"):
        request = _request()
        return (prove if arguments.command == "prove" else classify)(_side(request, "before"), _side(request, "after"), request)
    source = Source.read(arguments.file)
    if arguments.command == "apply":
        request = _request()
        return apply(Source(source.data, str(request.get("name") or source.name)), request)
    if arguments.command == "inspect":
        return inspect(source, read_context({"context": {"pymc": arguments.pymc, "sampler": arguments.sampler}}))
    return check(source)


def main(argv: list[str] | None = None) -> int:
    """Runs a command and prints one JSON object; the exit status."""
    try:
        said, status = run(sys.argv[1:] if argv is None else argv), 0
    except Refusal as refusal:
        said, status = {"error": refusal.as_json()}, 1
    except RecursionError:
        said, status = {"error": Refusal("unreadable", "the file is nested too deeply", "flatten it").as_json()}, 1
    except Exception as error:  # the engine must get JSON whatever happens
        said = {"error": Refusal("internal", f"{type(error).__name__}: {error}", "report this file as a bug").as_json()}
        status = 1
    sys.stdout.write(json.dumps(said) + "\n")
    return status
