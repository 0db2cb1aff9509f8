"""Random edits of model files: a class is always given, and the lax classes are checked by other means than the tool's.

RHATCHET_FUZZ_INPUTS sets how many edits are tried, RHATCHET_FUZZ_SEED which; a failure names seed and number.
"""

import ast
import io
import os
import random
import tokenize
from pathlib import Path

import pytest

from rhatchet.fix import Refusal, Source, classify
from rhatchet.fix.rules import ORDER

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "examples").glob("*.py")), Path(__file__).parent / "edits" / "model.py"]
INPUTS = int(os.environ.get("RHATCHET_FUZZ_INPUTS", 250))
SEED = int(os.environ.get("RHATCHET_FUZZ_SEED", 20))
POOL = ["0", "1", "2.5", "-1", "True", "None", "'x'", "pm", "np", "model", "mu", "exec", "print", "(", ")", ",", "=", ":=", ";", "if", "#", "**",
        "target_accept", "tune", "draws", "0.99", "max_treedepth", "chains", "\\", "\n", "    ", "*", "lambda:", "del", "\u202e", "\u00b5", "import os\n"]
ARGUMENTS = {"target_accept", "max_treedepth", "tune", "draws", "init", "initvals", "start", "step_scale", "nuts", "nuts_sampler_kwargs"}


def words(text):
    """The tokens of a text and what stands between them."""
    starts = [0]
    for line in io.StringIO(text):
        starts.append(starts[-1] + len(line))
    parts, at = [], 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        begin, end = (starts[row - 1] + column for row, column in (token.start, token.end))
        if end > begin >= at:
            parts += [text[at:begin], text[begin:end]]
            at = end
    return parts + [text[at:]]


def mutated(parts, rng):
    """The text with one to three tokens replaced, doubled, dropped, exchanged or put in."""
    made = list(parts)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        at, other = (rng.randrange(len(made)) for _ in range(2))
        made[at:at + 1] = {"replace": [rng.choice(POOL)], "twice": [made[at], made[at]], "drop": [], "steal": [made[other]],
                           "insert": [made[at], rng.choice(POOL)], "number": [_number(made[at], rng)]}[
            rng.choice(("replace", "twice", "drop", "steal", "insert", "number", "number", "number"))]
        made = made or [""]
    return "".join(made)


def _number(text, rng):
    return rng.choice((f"{rng.random():.2f}", str(rng.randrange(1, 5000)))) if text[:1].isdigit() else text


class Stripped(ast.NodeTransformer):
    """Takes out of every call of something called `sample` what a parameter fix may touch; knows nothing of the tool."""

    def __init__(self, sole):
        self.sole = sole

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "sample":
            node.keywords = [word for word in node.keywords if word.arg not in ARGUMENTS]
            node.args = [part for part in node.args if not isinstance(part, (ast.Constant, ast.UnaryOp))]
        return node

    def visit_Assign(self, node):
        self.generic_visit(node)
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id in self.sole and isinstance(node.value, (ast.Constant, ast.UnaryOp)):
            node.value = ast.Constant(0)
        return node


def stripped(text):
    """The tree without what a parameter fix may touch: literals of the sampler's call, and names used there alone."""
    tree = ast.parse(text)
    uses = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    given = {word.value.id for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords
             if word.arg in ARGUMENTS and isinstance(word.value, ast.Name)}
    return ast.dump(Stripped({name for name in given if uses.count(name) == 1}).visit(tree))


def model_calls(text):
    """Every call of `pm.Something` in the file, as text: distributions with their arguments, in order."""
    return [ast.dump(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name) and node.func.value.id == "pm" and node.func.attr[:1].isupper()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_edit_crashes_and_no_lax_class_hides_a_change(path):
    before = path.read_text()
    parts, rng, seen = words(before), random.Random(f"{SEED} {path.name}"), {}
    assert "".join(parts) == before
    for number in range(INPUTS):
        after = mutated(parts, rng)
        where = f"seed {SEED}, edit {number} of {path.name}"
        try:
            said = classify(Source(before.encode()), Source(after.encode("utf-8", "replace")), {"context": {"local": []}})
        except Refusal as refusal:
            assert refusal.code in ("syntax", "unreadable"), where
            seen["refused"] = seen.get("refused", 0) + 1
            continue
        seen[said["class"]] = seen.get(said["class"], 0) + 1
        assert said["class"] in ORDER, where
        same = ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
        assert (said["class"] in ("none", "cosmetic")) <= same, where
        if said["class"] == "parameter":
            assert said["changes"] and not same and stripped(before) == stripped(after), where
        if said["class"] == "bugfix":
            assert "renamed" in {row["rule"] for row in said["differences"]} or model_calls(before) == model_calls(after), where
    assert len(seen) >= 5, f"{seen}: too few classes were met, the edits are too alike"
