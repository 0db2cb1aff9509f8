"""The class of a fix: a corpus of edits, data files, mixtures, and what is refused."""

import random
import sys
from pathlib import Path

import pytest

from rhatchet.fix import Refusal, Source, classify, prove
from rhatchet.fix.alignment import aligned
from rhatchet.fix.rules import ORDER, RULES, combined

import edits.corpus as corpus
import edits.smuggled as smuggled

MODEL = (Path(__file__).parent / "edits" / "model.py").read_text()


def swapped(text, swaps):
    """The text with each swap made at the first place where it fits."""
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def edited(name):
    """Both texts of an edit."""
    after = swapped(MODEL, corpus.EDITS[name][0])
    return (after, MODEL) if name in corpus.BACKWARDS else (MODEL, after)


def classified(before, after, **request):
    request.setdefault("context", {})
    request["context"].setdefault("local", [])
    sides = [Source(each.encode() if isinstance(each, str) else each) for each in (before, after)]
    return classify(*sides, request)


@pytest.mark.parametrize("name", corpus.EDITS)
def test_every_edit_of_the_corpus_gets_its_class(name):
    before, after = edited(name)
    said = classified(before, after, context=dict(corpus.CONTEXT.get(name, {})))
    rules = [row["rule"] for row in said["differences"]]
    assert said["class"] == corpus.EDITS[name][1], rules
    assert set(corpus.EDITS[name][2]) <= set(rules)


@pytest.mark.parametrize("name", smuggled.SMUGGLED)
def test_what_was_smuggled_is_found_and_what_only_looks_like_it_is_not(name):
    base, edit, fix, rules = smuggled.SMUGGLED[name]
    before = swapped(MODEL, base)
    said = classified(before, swapped(before, edit), context=dict(smuggled.CONTEXT.get(name, {})))
    seen = [row["rule"] for row in said["differences"]]
    assert said["class"] == fix, seen
    assert set(rules) <= set(seen)


@pytest.mark.parametrize("name", corpus.EDITS)
def test_only_a_parameter_fix_is_proven_for_the_emergency_lane(name):
    before, after = edited(name)
    said = classified(before, after, context=dict(corpus.CONTEXT.get(name, {})))
    changes = [{"parameter": row["parameter"], "from": row["from"], "to": row["to"]} for row in said["changes"]]
    proof = prove(Source(before.encode()), Source(after.encode()), {"changes": changes})
    assert proof["proven"] == ((said["class"] in ("parameter", "none")) and not (proof["cosmetic"]))


def test_the_corpus_is_large_and_has_every_class():
    assert len(corpus.EDITS) >= 60
    assert {row[1] for row in corpus.EDITS.values()} == set(ORDER)
    assert set(corpus.CONTEXT) <= set(corpus.EDITS) and corpus.BACKWARDS <= set(corpus.EDITS)
    named = {rule for row in corpus.EDITS.values() for rule in row[2]}
    elsewhere = {"nothing_to_compare", "control_flow", "code_file", "data_file", "data_and_code"}
    assert named == set(RULES) - elsewhere


FLOW = "import pymc as pm\n\ndef build(x):\n    x = x + 1\n    with pm.Model():\n        pm.Normal('mu', 0, 1)\n        return pm.sample()\n\nbuild(1)\n"


@pytest.mark.parametrize("old, new", [("    x = x + 1\n", "    x = x + 1\n    return\n"), ("    x = x + 1\n", "    if x: return 3\n    x = x + 1\n")])
def test_a_jump_around_the_model_is_a_change_of_the_algorithm(old, new):
    said = classified(FLOW, FLOW.replace(old, new))
    assert (said["class"], said["differences"][0]["rule"]) == ("algorithm", "control_flow")


OTHERS = {
    # before, after: a smaller file for what the model of the corpus has not
    "a dictionary of priors": ("PRIORS = {'sd': 1}\nwith pm.Model():\n  pm.Normal('m', 0, PRIORS['sd'])\n", "'sd': 1", "'sd': 2", "algorithm"),
    "its second name": ("PRIORS = {'sd': 1}\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, PRIORS['sd'])\n", "x = 1", "x = PRIORS", "algorithm"),
    "its update": ("PRIORS = {'sd': 1}\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, PRIORS['sd'])\n", "x = 1", "PRIORS.update(sd=2)", "algorithm"),
    "it handed to a function": ("PRIORS = {'sd': 1}\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, PRIORS['sd'])\n", "x = 1", "f(PRIORS)", "algorithm"),
    "a part of a prior's array": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "x = S[:]\nx[0] = 3", "algorithm"),
    "a method of a prior's array": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "x = S.fill\nx(3)", "algorithm"),
    "a package by a second name": ("x = 1\n", "x = 1", "x = np\nx.exp = None", "algorithm"),
    "a package in a loop": ("x = 1\n", "x = 1", "for x in [np]:\n  x.exp = None", "algorithm"),
    "columns that are named": ("x = f()\n", "x = f()", "x = f()\nx.columns = ['a']", "feature"),
    "an array written into": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "np.multiply(x, 2, out=S)", "algorithm"),
    "an array copied into": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "np.copyto(S, x)", "algorithm"),
    "a name bound by a match": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "match x:\n  case S: pass", "algorithm"),
    "a name bound by a comprehension": ("S = np.loadtxt('s')\nx = 1\nwith pm.Model():\n  pm.Normal('m', 0, S)\n", "x = 1", "[0 for S in x]", "algorithm"),
    "a class of priors": ("class P:\n  sd = 1\nwith pm.Model():\n  pm.Normal('m', 0, P.sd)\n", "sd = 1", "sd = 2", "algorithm"),
    "an object of the model's functions": ("class L:\n  def f(self, x): return x\nl = L()\nwith pm.Model():\n  pm.Normal('y', l.f(m), 1, observed=y)\n",
                                           "return x", "return 2 * x", "algorithm"),
    "a lambda of the likelihood": ("f = lambda x: x\nwith pm.Model():\n  pm.Normal('y', f(m), 1, observed=y)\n", "x: x", "x: 2 * x", "algorithm"),
    "a function of numpy under another name": ("f = np.exp\nwith pm.Model():\n  pm.Normal('y', f(m), 1, observed=y)\n", "np.exp", "np.sin", "algorithm"),
    "the noise of the likelihood": ("S = 1\nwith pm.Model():\n  pm.Normal('y', m, S, observed=y)\n", "S = 1", "S = 2", "algorithm"),
    "a scale out of the data": ("s = y.std()\nwith pm.Model():\n  pm.Normal('m', 0, s)\n", "y.std()", "y.var()", "algorithm"),
    "priors out of a loop": ("P = [1, 2]\nwith pm.Model():\n  for p in P: pm.Normal(str(p), 0, p)\n", "[1, 2]", "[1, 3]", "algorithm"),
    "an argument of the builder": ("def build(sd):\n  with pm.Model():\n    pm.Normal('m', 0, sd)\nbuild(1)\n", "build(1)", "build(2)", "algorithm"),
    "a name handed to the builder": ("def build(sd):\n  with pm.Model():\n    pm.Normal('m', 0, sd)\nS = g(1)\nbuild(S)\n", "g(1)", "g(2)", "algorithm"),
    "data handed to the builder": ("def build(y):\n  with pm.Model():\n    pm.Normal('m', 0, 1, observed=y)\ny = np.loadtxt('a')\nbuild(y)\n",
                                   "'a'", "'b'", "feature"),
    "data inside the builder": ("def main():\n  y = np.loadtxt('a')\n  with pm.Model():\n    pm.Normal('m', 0, 1, observed=y)\nmain()\n", "'a'", "'b'", "feature"),
    "another builder": ("def one():\n  return pm.Model()\ndef two():\n  return pm.Model()\nm = one()\nwith m:\n  pm.sample()\n", "m = one", "m = two", "algorithm"),
    "names of pymc alone": ("from pymc import *\nwith Model():\n  Normal('m', 0, 1)\n", "0, 1", "0, 2", "algorithm"),
    "a method renamed": ("class O(pm.math.Op):\n  def perform(self): return 1\n", "perform", "perfrom", "algorithm"),
    "a parameter renamed": ("def f(rng): return rng\npm.CustomDist('x', random=f)\n", "def f(rng): return rng", "def f(r): return r", "algorithm"),
    "a renaming that a query sees": ("lim = 1\nx = df.query('a > @lim')\n", "lim = 1", "top = 1", "feature"),
    "an import in a block": ("x = 1\n", "x = 1", "if x: import evil\nx = 1", "algorithm"),
    "an import that is told": ("x = 1\n", "x = 1", "try:\n  import evil\nexcept ImportError:\n  raise\nx = 1", "algorithm"),
    "nothing of a model": ("x = 1\n", "x = 1", "x = 2", "feature"),
    "the version of pymc": ("n = 1\n", "n = 1", "n = 1 if pm.__version__ > '6' else 2", "feature"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_the_model_is_made_of_is_followed_through_the_file(case):
    before, old, new, fix = OTHERS[case]
    before = "import numpy as np\nimport pymc as pm\n" + before
    said = classified(before, before.replace(old, new))
    assert said["class"] == fix, [row["rule"] for row in said["differences"]]


A, B = {"data/scores.csv": "aa"}, {"data/scores.csv": "bb"}
DATA = {
    "a file": (A, B, [], "data", ["data_file"]),
    "a file more": (A, {**A, "data/more.csv": "cc"}, [], "data", ["data_file"]),
    "a file less": (A, {}, [], "data", ["data_file"]),
    "a link that points elsewhere": ({"data/link -> a.csv": "aa"}, {"data/link -> b.csv": "aa"}, [], "data", ["data_file", "data_file"]),
    "a model of another language": ({"model.stan": "aa"}, {"model.stan": "bb"}, [], "algorithm", ["code_file"]),
    "a pickle": ({"x.pkl": "aa"}, {"x.pkl": "bb"}, [], "algorithm", ["code_file"]),
    "a comment beside a file": (A, B, [("# tuning", "# for tuning")], "data", ["data_file"]),
    "a print beside a file": (A, B, [("print(summary)", "print(1)")], "feature", ["spoken", "data_file", "data_and_code"]),
    "a literal beside a file": (A, B, [("target_accept=0.8", "target_accept=0.9")], "feature", ["sampler_literal", "data_file", "data_and_code"]),
    "a prior beside a file": (A, B, [('"mu", 0, 5', '"mu", 0, 9')], "algorithm", ["model_code", "data_file"]),
    "the same files": (A, dict(A), [("target_accept=0.8", "target_accept=0.9")], "parameter", ["sampler_literal"]),
}


@pytest.mark.parametrize("case", DATA)
def test_data_that_changes_is_never_a_parameter_fix(case):
    before, after, swaps, fix, rules = DATA[case]
    text = MODEL
    for old, new in swaps:
        text = text.replace(old, new, 1)
    said = classified(MODEL, text, data={"before": before, "after": after})
    assert (said["class"], [row["rule"] for row in said["differences"]]) == (fix, rules)


def test_a_mixture_is_never_laxer_than_its_parts():
    for one in ORDER:
        for other in ORDER:
            for data in (False, True):
                fix = combined([one, other], data)[0]
                if fix == "data":
                    assert {one, other} <= {"none", "cosmetic"}
                else:
                    assert ORDER.index(fix) >= max(map(ORDER.index, (one, other)))


def test_what_did_not_parse_before_cannot_be_compared():
    said = classified("x = (1\n", MODEL)
    assert (said["class"], said["differences"][0]["rule"]) == ("algorithm", "nothing_to_compare")


def test_what_does_not_parse_after_is_refused_with_its_place():
    with pytest.raises(Refusal) as caught:
        classified(MODEL, MODEL + "x = (1\n")
    assert (caught.value.code, caught.value.line) == ("syntax", MODEL.count("\n") + 1)


def test_modules_beside_the_model_that_nobody_looked_for_may_be_anything():
    after = MODEL.replace("import os\n", "import os\nimport json\n")
    said = classify(Source(MODEL.encode()), Source(after.encode()), {})
    assert said["class"] == "algorithm"


def test_a_difference_is_told_with_its_lines_texts_and_reason():
    said = classified(MODEL, MODEL.replace('"mu", 0, 5', '"mu", 0, 1'))
    assert said["differences"] == [{
        "kind": "changed", "rule": "model_code", "class": "algorithm", "reason": RULES["model_code"].reason,
        "line_before": 39, "line_after": 39, "before": 'mu = pm.Normal("mu", 0, 5)', "after": 'mu = pm.Normal("mu", 0, 1)'}]


def test_many_differences_are_counted_and_all_of_them_judged():
    lines = "".join(f"a{n} = {n}\n" for n in range(60))
    said = classified(MODEL + lines, MODEL + lines.replace(" = ", " = 1") + "PRIOR_SD = 1\n")
    assert (said["class"], len(said["differences"]), said["left_out"]) == ("algorithm", 40, 21)


def test_an_encoding_in_which_a_comment_can_hold_a_line_break_is_refused():
    before = b"# coding: utf-7\nimport pymc as pm\nSD = 1  # wide\n"
    with pytest.raises(Refusal) as caught:
        classified(before, before.replace(b"wide", b"+AAo-SD = 2"))
    assert caught.value.code == "unreadable"


HEAD = MODEL.encode()
RETURNS = HEAD.replace(b"\n", b"\r")
RESPELLED = {
    # a file before and one after that differ in how their bytes are to be read; None where the second is refused
    "a cookie behind a lone return": (HEAD, b"\r# coding: raw_unicode_escape\r" + RETURNS, None),
    "both with such a cookie": (b"\r# coding: utf-7\r" + RETURNS, b"\r# coding: utf-7\r" + RETURNS + b"# more\r", None),
    "an encoding of two bytes": (HEAD, b"# coding: shift_jis\n" + HEAD, None),
    "lone returns instead of line feeds": (HEAD, RETURNS, "algorithm"),
    "line breaks of Windows": (HEAD, HEAD.replace(b"\n", b"\r\n"), "algorithm"),
    "one line break of Windows": (HEAD, HEAD.replace(b"\n", b"\r\n", 1), "algorithm"),
    "line breaks of Windows on both sides": (HEAD.replace(b"\n", b"\r\n"), HEAD.replace(b"0.8", b"0.9").replace(b"\n", b"\r\n"), "parameter"),
    "lone returns on both sides": (RETURNS, RETURNS.replace(b"0.8", b"0.9"), "parameter"),
    "an accent in another encoding": ("# é\n".encode() + HEAD, b"# coding: latin-1\n# \xe9\n" + HEAD, "algorithm"),
    "a cookie over plain letters": (HEAD, b"# coding: cp1252\n" + HEAD, "cosmetic"),
    "a byte order mark": (HEAD, b"\xef\xbb\xbf" + HEAD, "cosmetic"),
}


@pytest.mark.parametrize("case", RESPELLED)
def test_bytes_that_are_read_in_another_way_are_refused_or_the_strictest_class(case):
    before, after, fix = RESPELLED[case]
    if fix:
        assert classified(before, after)["class"] == fix
    else:
        with pytest.raises(Refusal) as caught:
            classified(before, after)
        assert caught.value.code == "unreadable"


@pytest.mark.parametrize("sign, fix", [("\u3164", "algorithm"), ("\ufe0f", "algorithm"), ("\u034f", "algorithm"), ("\u200d", "algorithm"),
                                       ("\u2800", "algorithm"), ("\U000e0101", "algorithm"), ("\u26a0\ufe0f", "feature"), ("\u0915\u094d\u200d", "feature")])
def test_signs_that_draw_nothing_are_hidden_text_unless_they_shape_the_sign_before_them(sign, fix):
    assert classified(MODEL, MODEL.replace('"hours"', f'"hours{sign}"', 1))["class"] == fix


LARGE = {
    # a base of so many lines, and its edit: the work may not grow with the square of the lines
    "lines that all change": (lambda size: "".join(f"a{n} = {n}\n" for n in range(size)), (" = ", " = 1")),
    "names that are all called otherwise": (lambda size: "".join(f"a{n} = {n}\n" for n in range(size)), ("a", "b")),
    "a chain of names backwards": (
        lambda size: "".join(f"a{n} = a{n + 1} + 1\n" for n in range(size)) + f"a{size} = pm.math.exp(model)\n", ("+ 1", "+ 2")),
    "lines whose errors are caught": (
        lambda size: "try:\n" + "".join(f"  b{n} = f({n})\n" for n in range(size)) + "except E:\n  y = 1\n", ("f(", "g(")),
}


@pytest.mark.parametrize("case", LARGE)
def test_the_work_for_many_differences_grows_with_their_number(case):
    made, (old, new) = LARGE[case]
    work = [_lines_run(MODEL + text, MODEL + text.replace(old, new)) for text in (made(150), made(600))]
    assert work[1] < 7 * work[0], work


def test_stretches_that_differ_are_found_and_lines_that_are_all_alike_are_not_searched():
    rng = random.Random(1)
    for _ in range(300):
        old, new = (rng.choices("abcd", k=rng.randrange(12)) for _ in range(2))
        made, at = [], 0
        for a, b, c, d in aligned(old, new):
            made += old[at:a] + new[c:d]
            at = b
        assert made + old[at:] == new
    assert list(aligned(["x"] * 1000, ["x", "y"] * 500)) == [(1, 1000, 1, 1000)]


def _lines_run(before, after):
    """How many lines of the tool a classification runs: the same on every machine, unlike its time."""
    count, folder = 0, str(Path(classify.__code__.co_filename).parent)

    def trace(frame, event, _):
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename.startswith(folder) else None

    outer = sys.gettrace()
    sys.settrace(trace)
    try:
        classified(before, after)
    finally:
        sys.settrace(outer)
    return count


def test_a_file_that_nobody_can_review_is_refused_with_its_size():
    for text, words in ((MODEL + "#" * 1_000_000, "bytes are too many, 1,000,000 are allowed"), (MODEL + "x=1;" * 10_000 + "\n", "statements are too many")):
        with pytest.raises(Refusal) as caught:
            classified(MODEL, text)
        assert (caught.value.code, words in caught.value.message) == ("malformed", True)


def test_a_number_that_cannot_be_written_out_is_refused_with_its_place():
    with pytest.raises(Refusal) as caught:
        classified(MODEL, MODEL.replace("n_groups = 8", "n_groups = 0x" + "f" * 5000))
    assert (caught.value.code, caught.value.line) == ("unreadable", 34)


@pytest.mark.parametrize("request_", [{"data": []}, {"data": {"before": {"a": 1}}}, {"context": {"local": "json"}}, {"context": {"local": [1]}}])
def test_a_request_of_another_form_is_refused(request_):
    with pytest.raises(Refusal) as caught:
        classify(Source(b"x = 1\n"), Source(b"x = 2\n"), request_)
    assert caught.value.code == "malformed"


def test_the_documentation_has_every_rule_with_its_class_and_reason():
    text = (Path(__file__).parents[2] / "docs" / "fixes.md").read_text()
    for rule in RULES.values():
        assert f"| `{rule.name}` | {rule.fix} | {rule.reason} |" in text
