"""Proofs: what passes as exactly the authorised change, and every way to smuggle something past it."""

import pytest

from rhatchet.fix import Refusal, Source, apply, prove

BEFORE = '''\
"""A model."""
import os
import pymc as pm

WARM = 500  # draws

with pm.Model() as model:
    mu = pm.Normal("mu", 0, 1)
    idata = pm.sample(draws=1000, tune=WARM, nuts={"target_accept": 0.65}, random_seed=1); other.sample(tune=500)
'''
TA = {"parameter": "target_accept", "from": 0.65, "to": 0.9}
WARM = {"parameter": "tune", "from": 500, "to": 900}
DEPTH = {"parameter": "max_treedepth", "from": 10, "to": 15}
DONE = ("0.65", "0.9")


def proof(*swaps, before=BEFORE, changes=(TA,), **more):
    """The verdict on the text with pieces replaced, one after the other."""
    after = before
    for old, new in swaps:
        assert old in after
        after = after.replace(old, new, 1)
    return prove(Source(before.encode()), Source(after.encode()), {"changes": list(changes), **more})


PROVEN = {
    "a literal in nuts": ([DONE], [TA]),
    "the same value in another notation": ([("0.65", "90e-2")], [TA]),
    "a module-level name": ([("WARM = 500", "WARM = 900")], [WARM]),
    "two at once": ([DONE, ("WARM = 500", "WARM = 900")], [WARM, TA]),
    "an added entry": ([("0.65}", '0.65, "max_treedepth": 15}')], [DEPTH]),
    "an added keyword": ([("random_seed=1)", 'random_seed=1, init="advi")')], [{"parameter": "init", "from": None, "to": "advi"}]),
    "with its line": ([DONE], [TA | {"line": 9}]),
    "with its call": ([DONE], [TA | {"call": 0, "file": "model.py"}]),
}


@pytest.mark.parametrize("case", PROVEN)
def test_exactly_the_authorised_change_is_proven(case):
    swaps, changes = PROVEN[case]
    said = proof(*swaps, changes=changes)
    assert (said["proven"], said["code"], said["class"], said["cosmetic"], said["differences"]) == (True, None, "parameter", False, [])
    assert {row["parameter"] for row in said["changes"]} == {row["parameter"] for row in changes}


TREE, SET, LOOK = "not_parameter_only", "diff_mismatch", "cosmetic"
SMUGGLED = {
    # everything beside the authorised 0.65 -> 0.9 -> the code
    "a prior": ([('pm.Normal("mu", 0, 1)', 'pm.Normal("mu", 0, 2)')], TREE),
    "a prior in the line of the fix": ([("random_seed=1); other", "random_seed=1); mu = 0; other")], TREE),
    "a keyword that is not on the list": ([("random_seed=1", "random_seed=2")], TREE),
    "an added keyword that is not on the list": ([("random_seed=1", "random_seed=1, chains=1")], TREE),
    "a sampler keyword on another call": ([("other.sample(tune=500)", "other.sample(tune=900)")], TREE),
    "an import": ([("import os", "import os, sys")], TREE),
    "an import of another pm": ([("import pymc as pm", "import pymc as pm\nimport fake as pm")], TREE),
    "an environment variable": ([("WARM = 500", 'WARM = int(os.environ["WARM"])')], TREE),
    "an environment that is set": ([("WARM = 500", 'os.environ["X"] = "1"; WARM = 500')], TREE),
    "a look-alike keyword": ([("tune=WARM", "tun\u0435=WARM")], TREE),  # Cyrillic
    "a look-alike key": ([('"target_accept"', '"t\u0430rget_accept"')], TREE),
    "a full-width key": ([('"target_accept"', '"\uff54arget_accept"')], TREE),  # strings are not normalised
    "a full-width keyword": ([("tune=WARM", "\uff54une=WARM")], LOOK),  # NFKC: the same tree
    "a shadowed pm": ([("with pm", "pm = fake\nwith pm")], TREE),
    "a redefined sample": ([("with pm", "pm.sample = fake\nwith pm")], TREE),
    "a defined pm": ([("with pm", "def pm(): pass\nwith pm")], TREE),
    "a name used elsewhere": ([("WARM = 500", "WARM = 900"), ("with pm", "print(WARM)\nwith pm")], TREE),
    "a walrus": ([("tune=WARM", "tune=(WARM := 900)")], TREE),
    "star arguments": ([("random_seed=1", "random_seed=1, **{'tune': 900}")], TREE),
    "star arguments in nuts": ([('{"target', '{**os.environ, "target')], TREE),
    "a string that is not the sampler's": ([('"""A model."""', '"""The model."""')], TREE),
    "a literal where a name was": ([("tune=WARM", "tune=500")], TREE),
    "an expression of the same value": ([("draws=1000", "draws=2 * 500")], TREE),
    "a positional argument": ([("draws=1000", "1000")], TREE),
    "another order": ([("draws=1000, tune=WARM", "tune=WARM, draws=1000")], TREE),
    "a keyword taken away": ([("draws=1000, ", "")], TREE),
    "a second call of the sampler": ([("; other", "; pm.sample(tune=9); other")], TREE),
    "a call taken away": ([("; other.sample(tune=500)", "")], TREE),
    "nuts as a call": ([('nuts={"target_accept": 0.9}', "nuts=dict(target_accept=0.9)")], TREE),
    "the same key twice": ([("0.9}", '0.9, "target_accept": 0.1}')], TREE),
    "the argument beside nuts": ([("random_seed=1", "random_seed=1, target_accept=0.9")], TREE),
    "an empty nuts_sampler_kwargs": ([("random_seed=1", "random_seed=1, nuts_sampler_kwargs={}")], TREE),
    "an entry that nuts does not know": ([("0.9}", '0.9, "potential": 1}')], TREE),
    "a value of another type": ([("draws=1000", "draws=1000.0")], TREE),
    "a truth value": ([("draws=1000", "draws=True")], TREE),
    "a value out of range": ([("WARM = 500", "WARM = -1")], TREE),
    "a prefix u on another string": ([('"mu"', 'u"mu"')], TREE),
    "a parameter that nobody authorised": ([("draws=1000", "draws=2000")], SET),
    "an added one that nobody authorised": ([("0.9}", '0.9, "max_treedepth": 15}')], SET),
    "a name that nobody authorised": ([("WARM = 500", "WARM = 900")], SET),
    "a comment": ([("# draws", "# steps")], LOOK),
    "a coding cookie": ([('"""A model."""', '# coding: utf-8\n"""A model."""')], LOOK),
    "white space": ([("draws=1000,", "draws=1000, ")], LOOK),
    "a last line break": ([("other.sample(tune=500)\n", "other.sample(tune=500)")], LOOK),
    "windows line ends": ([("\n", "\r\n")], LOOK),
    "a byte order mark": ([('"""A', '\ufeff"""A')], LOOK),
    "the same number in another notation": ([("draws=1000", "draws=1_000")], LOOK),
    "the same string with other quotes": ([('"mu"', "'mu'")], LOOK),
    "parentheses": ([("draws=1000", "draws=(1000)")], LOOK),
}


@pytest.mark.parametrize("case", SMUGGLED)
def test_nothing_rides_along_with_an_authorised_change(case):
    swaps, expected = SMUGGLED[case]
    said = proof(DONE, *swaps)
    assert not said["proven"] and said["differences"]
    if expected == LOOK:
        assert (said["code"], said["cosmetic"], said["class"]) == (SET, True, "parameter")
        assert [row["kind"] for row in said["differences"]] == ["cosmetic"]
    elif expected == SET:
        assert (said["code"], said["cosmetic"], said["class"]) == (SET, False, "parameter")
        assert [row["kind"] for row in said["differences"]] == ["unauthorised"]
    else:
        assert (said["code"], said["class"]) == (TREE, "other")
        assert all(row["line_before"] or row["line_after"] for row in said["differences"] if row["code"] == TREE)


MISMATCH = {
    "another value": ([("0.65", "0.95")], [TA]),
    "not done": ([], [TA]),
    "done in part": ([DONE], [TA, WARM]),
    "another present value": ([DONE], [TA | {"from": 0.6}]),
    "another line": ([DONE], [TA | {"line": 5}]),
    "another call": ([DONE], [TA | {"call": 1}]),
    "another default": ([("0.65}", '0.65, "max_treedepth": 15}')], [DEPTH | {"from": 8}]),
    "equal in value only": ([("0.65", "0.650")], [TA | {"to": 0.65}]),
    "nothing authorised": ([DONE], []),
}


@pytest.mark.parametrize("case", MISMATCH)
def test_the_authorised_and_the_real_changes_are_equal_as_sets(case):
    swaps, changes = MISMATCH[case]
    said = proof(*swaps, changes=changes)
    assert (said["proven"], said["code"]) == (False, "diff_mismatch")


def test_a_cosmetic_difference_may_be_allowed_but_is_told():
    said = proof(DONE, ("# draws", "# steps"), allow_cosmetic=True)
    assert (said["proven"], said["cosmetic"]) == (True, True)


def test_a_number_of_equal_value_is_no_change_but_no_equal_bytes_either():
    said = proof(("0.65", "0.650"), changes=[])
    assert (said["proven"], said["class"], said["cosmetic"], said["changes"]) == (False, "none", True, [])


def test_two_equal_files_are_proven_to_be_that():
    said = proof(changes=[])
    assert (said["proven"], said["class"], said["cosmetic"], said["diff"]) == (True, "none", False, "")


@pytest.mark.parametrize("line, now, change", [
    ("tune=1", "tune=True", {"parameter": "tune", "from": 1, "to": True}),
    ("tune=True", "tune=2", {"parameter": "tune", "from": 1, "to": 2}),
    ("tune=1", "tune=2.0", {"parameter": "tune", "from": 1, "to": 2}),
    ("tune=1", "tune='2'", {"parameter": "tune", "from": 1, "to": "2"}),
    ("init='auto'", "init=u'auto'", {"parameter": "init", "from": "auto", "to": "auto"}),
    ("init='auto'", "init=b'advi'", {"parameter": "init", "from": "auto", "to": "advi"}),
    ("init='auto'", "init=f'advi'", {"parameter": "init", "from": "auto", "to": "advi"}),
    ("init='auto'", "init='nonsense'", {"parameter": "init", "from": "auto", "to": "nonsense"}),
])
def test_types_are_part_of_a_value(line, now, change):
    said = proof((line, now), before=f"import pymc as pm\npm.sample({line})\n", changes=[change])
    assert not said["proven"]


@pytest.mark.parametrize("line", ["pm = fake", "for pm in x: pass", "with x as pm: pass", "def f(pm): pass", "del pm",
                                  "class pm: pass", "(pm := x)", "pm.sample = f", "pm += 1", "import fake as pm", "global pm",
                                  "try: pass\nexcept E as pm: pass", "match x:\n  case pm: pass", "[pm for pm in x]"])
def test_a_sampler_whose_name_is_unclear_has_no_parameters(line):
    said = proof(("tune=1", "tune=2"), before=f"import pymc as pm\n{line}\npm.sample(tune=1)\n",
                 changes=[{"parameter": "tune", "from": 1, "to": 2}])
    assert (said["proven"], said["class"]) == (False, "other")


def test_the_difference_is_shown_with_both_lines():
    said = proof(DONE, ("import os\n", "import os\n\n"), ('0, 1)', '0, 2)'))
    rows = [row for row in said["differences"] if row["code"] == TREE]
    assert rows == [{"kind": "changed", "code": TREE, "line_before": 8, "line_after": 9, "before": "1", "after": "2"}]


def test_a_version_that_does_not_parse_is_an_error_with_its_place():
    with pytest.raises(Refusal) as caught:
        proof(("draws=1000", "draws=="))
    assert (caught.value.code, caught.value.message.startswith("model.py:9:")) == ("syntax", True)


def test_what_apply_makes_is_what_prove_proves():
    changes = [WARM, DEPTH, {"parameter": "initvals", "from": None, "to": {"mu": 0.5}}]
    said = apply(Source(BEFORE.encode()), {"changes": changes})
    verdict = prove(Source(BEFORE.encode()), Source(said["after"].encode()), {"changes": said["changes"] and changes[::-1]})
    assert (verdict["proven"], verdict["changes"]) == (True, said["changes"])
