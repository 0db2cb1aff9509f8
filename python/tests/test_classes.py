"""The class of a fix: a corpus of edits, data files, mixtures, and what is refused."""

from pathlib import Path

import pytest

from rhatchet.fix import Refusal, Source, classify, prove
from rhatchet.fix.rules import ORDER, RULES, combined

import edits.corpus as corpus

MODEL = (Path(__file__).parent / "edits" / "model.py").read_text()


def edited(name):
    """Both texts of an edit."""
    after = MODEL
    for old, new in corpus.EDITS[name][0]:
        assert old in after, old
        after = after.replace(old, new, 1)
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
    elsewhere = {"nothing_to_compare", "control_flow", "data_file", "data_and_code"}
    assert named == set(RULES) - elsewhere


FLOW = "import pymc as pm\n\ndef build(x):\n    x = x + 1\n    with pm.Model():\n        pm.Normal('mu', 0, 1)\n        return pm.sample()\n\nbuild(1)\n"


@pytest.mark.parametrize("old, new", [("    x = x + 1\n", "    x = x + 1\n    return\n"), ("    x = x + 1\n", "    if x: return 3\n    x = x + 1\n")])
def test_a_jump_around_the_model_is_a_change_of_the_algorithm(old, new):
    said = classified(FLOW, FLOW.replace(old, new))
    assert (said["class"], said["differences"][0]["rule"]) == ("algorithm", "control_flow")


A, B = {"data/scores.csv": "aa"}, {"data/scores.csv": "bb"}
DATA = {
    "a file": (A, B, [], "data", ["data_file"]),
    "a file more": (A, {**A, "data/more.csv": "cc"}, [], "data", ["data_file"]),
    "a file less": (A, {}, [], "data", ["data_file"]),
    "a link that points elsewhere": ({"data/link -> a.csv": "aa"}, {"data/link -> b.csv": "aa"}, [], "data", ["data_file", "data_file"]),
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
        "line_before": 38, "line_after": 38, "before": 'mu = pm.Normal("mu", 0, 5)', "after": 'mu = pm.Normal("mu", 0, 1)'}]


def test_many_differences_are_counted_and_all_of_them_judged():
    lines = "".join(f"a{n} = {n}\n" for n in range(60))
    said = classified(MODEL + lines, MODEL + lines.replace(" = ", " = 1") + "PRIOR_SD = 1\n")
    assert (said["class"], len(said["differences"]), said["left_out"]) == ("algorithm", 40, 21)


@pytest.mark.parametrize("request_", [{"data": []}, {"data": {"before": {"a": 1}}}, {"context": {"local": "json"}}, {"context": {"local": [1]}}])
def test_a_request_of_another_form_is_refused(request_):
    with pytest.raises(Refusal) as caught:
        classify(Source(b"x = 1\n"), Source(b"x = 2\n"), request_)
    assert caught.value.code == "malformed"


def test_the_documentation_has_every_rule_with_its_class_and_reason():
    text = (Path(__file__).parents[2] / "docs" / "fixes.md").read_text()
    for rule in RULES.values():
        assert f"| `{rule.name}` | {rule.fix} | {rule.reason} |" in text
