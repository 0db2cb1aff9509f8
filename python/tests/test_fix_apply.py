"""Edits of a model file: what the text is afterwards, and what is refused."""

import base64
import codecs

import pytest

from rhatchet.fix import Refusal, Source, apply

HEAD = "import os, sys\nimport pymc as pm\nimport nutpie\n"


def change(parameter, old, new, **more):
    return {"parameter": parameter, "from": old, "to": new, **more}


def applied(text, *changes, head=HEAD, **more):
    """The text after, without the head."""
    said = apply(Source((head + text).encode()), {"changes": list(changes), **more})
    assert said["after"].startswith(head)
    assert base64.b64decode(said["after_base64"]) == said["after"].encode()
    return said["after"][len(head):]


def refused(text, *changes, head=HEAD, **more):
    with pytest.raises(Refusal) as caught:
        apply(Source((head + text).encode()), {"changes": list(changes), **more})
    return caught.value


TA = change("target_accept", 0.65, 0.9)
ADD_TA = change("target_accept", 0.8, 0.9)
ADD_DEPTH = change("max_treedepth", 10, 15)

REPLACED = {
    "keyword": ("pm.sample(tune=500)", change("tune", 500, 2000), "pm.sample(tune=2000)"),
    "positional draws": ("pm.sample(500, cores=1)", change("draws", 500, 1000), "pm.sample(1000, cores=1)"),
    "parenthesised": ("pm.sample((500), tune=(7))", change("tune", 7, 8), "pm.sample((500), tune=(8))"),
    "odd blanks and comments": ("pm.sample( tune = 500 # slow\n , )", change("tune", 500, 900), "pm.sample( tune = 900 # slow\n , )"),
    "in nuts": ("pm.sample(nuts={'target_accept': 0.65})", TA, "pm.sample(nuts={'target_accept': 0.9})"),
    "in nuts_sampler_kwargs": ("pm.sample(nuts_sampler_kwargs={'maxdepth': 8})", change("max_treedepth", 8, 12), "pm.sample(nuts_sampler_kwargs={'maxdepth': 12})"),
    "in step": ("pm.sample(step=pm.NUTS(target_accept=0.65))", TA, "pm.sample(step=pm.NUTS(target_accept=0.9))"),
    "in a list of steps": ("pm.sample(step=[pm.NUTS([x], target_accept=0.65), pm.Slice([y])])", TA, "pm.sample(step=[pm.NUTS([x], target_accept=0.9), pm.Slice([y])])"),
    "single quotes stay": ("pm.sample(init='auto')", change("init", "auto", "adapt_diag"), "pm.sample(init='adapt_diag')"),
    "double quotes stay": ('pm.sample(init="auto")', change("init", "auto", "advi"), 'pm.sample(init="advi")'),
    "a module-level name": ("TUNE = 500  # few\npm.sample(tune=TUNE)", change("tune", 500, 900), "TUNE = 900  # few\npm.sample(tune=TUNE)"),
    "an annotated name": ("TUNE: int = 500\npm.sample(tune=TUNE)", change("tune", 500, 900), "TUNE: int = 900\npm.sample(tune=TUNE)"),
    "underscores and another notation": ("pm.sample(tune=1_000, nuts={'target_accept': 65e-2})", TA, "pm.sample(tune=1_000, nuts={'target_accept': 0.9})"),
    "after wide characters": ("é = '日本'; pm.sample(random_seed=len('𝛼'), tune=500)", change("tune", 500, 900), "é = '日本'; pm.sample(random_seed=len('𝛼'), tune=900)"),
    "after a form feed": ("x = 1\n\f\npm.sample(tune=500)", change("tune", 500, 900), "x = 1\n\f\npm.sample(tune=900)"),
    "after a line separator in a string": ("s = '\u2028'\npm.sample(tune=500)", change("tune", 500, 900), "s = '\u2028'\npm.sample(tune=900)"),
    "1000.0 for a count": ("pm.sample(tune=500)", change("tune", 500.0, 2000.0), "pm.sample(tune=2000)"),
    "nutpie": ("nutpie.sample(m, maxdepth=8)", change("max_treedepth", 8, 12), "nutpie.sample(m, maxdepth=12)"),
    "nutpie, its own name": ("nutpie.sample(m, maxdepth=8)", change("maxdepth", 8, 12), "nutpie.sample(m, maxdepth=12)"),
    "nutpie metric": ("nutpie.sample(m, adaptation='diag')", change("metric", "diag", "low_rank"), "nutpie.sample(m, adaptation='low_rank')"),
    "a truth value": ("nutpie.sample(m, low_rank_modified_mass_matrix=False)", change("metric", False, True), "nutpie.sample(m, low_rank_modified_mass_matrix=True)"),
    "initial values": ("pm.sample(initvals={'tau': -1})", change("initvals", {"tau": -1}, {"tau": 2.5}), "pm.sample(initvals={'tau': 2.5})"),
    "initial values per chain": ("pm.sample(initvals=None)", change("initvals", None, [{"a": [1.0, 2.0]}]), "pm.sample(initvals=[{'a': [1.0, 2.0]}])"),
    "an alias of the function": ("draw = pm.sample\ndraw(tune=500)", change("tune", 500, 900), "draw = pm.sample\ndraw(tune=900)"),
    "in a function": ("def main():\n\tpm.sample(tune=500)", change("tune", 500, 900), "def main():\n\tpm.sample(tune=900)"),
    "several calls, one has it": ("pm.sample(10)\npm.sample(tune=500)", change("tune", 500, 900), "pm.sample(10)\npm.sample(tune=900)"),
    "several calls, by number": ("pm.sample(tune=500)\npm.sample(tune=500)", change("tune", 500, 900, call=1), "pm.sample(tune=500)\npm.sample(tune=900)"),
    "several calls, by line": ("pm.sample(tune=500)\npm.sample(\ntune=500)", change("tune", 500, 900, line=6), "pm.sample(tune=500)\npm.sample(\ntune=900)"),
}


@pytest.mark.parametrize("case", REPLACED)
def test_a_literal_is_replaced_and_nothing_else(case):
    text, asked, expected = REPLACED[case]
    assert applied(text, asked) == expected


ADDED = {
    "empty call": ("pm.sample()", ADD_TA, 'pm.sample(nuts={"target_accept": 0.9})'),
    "empty call with a comment": ("pm.sample(\n  # nothing\n)", change("tune", 1000, 2000), "pm.sample(\n  # nothing\ntune=2000)"),
    "one line": ("pm.sample(1000, chains=4)", ADD_DEPTH, 'pm.sample(1000, chains=4, nuts={"max_treedepth": 15})'),
    "one line, last comma": ("pm.sample(1000,)", change("tune", None, 2000), "pm.sample(1000, tune=2000,)"),
    "lines with a last comma": ("pm.sample(\n    1000,\n    chains=4,  # four\n)", change("tune", 1000, 2000), "pm.sample(\n    1000,\n    chains=4,  # four\n    tune=2000,\n)"),
    "lines without a last comma": ("pm.sample(\n\t1000,\n\tchains=4  # four\n)", change("tune", 1000, 2000), "pm.sample(\n\t1000,\n\tchains=4,  # four\n\ttune=2000\n)"),
    "a comment with brackets after the last": ("pm.sample(\n  a=4,  # ), {\n  # end, )\n)", change("tune", 1000, 2000), "pm.sample(\n  a=4,  # ), {\n  tune=2000,\n  # end, )\n)"),
    "a parenthesised last argument": ("pm.sample((1000))", change("tune", 1000, 2000), "pm.sample((1000), tune=2000)"),
    "hanging lines": ("pm.sample(1000,\n          chains=4)", change("tune", 1000, 2000), "pm.sample(1000,\n          chains=4, tune=2000)"),
    "windows lines": ("pm.sample(\r\n  1000,\r\n)\r\n", change("tune", 1000, 2000), "pm.sample(\r\n  1000,\r\n  tune=2000,\r\n)\r\n"),
    "an existing nuts": ("pm.sample(nuts={'target_accept': 0.9})", ADD_DEPTH, "pm.sample(nuts={'target_accept': 0.9, 'max_treedepth': 15})"),
    "an empty nuts": ("pm.sample(nuts={})", ADD_DEPTH, 'pm.sample(nuts={"max_treedepth": 15})'),
    "a nuts of several lines": ('pm.sample(nuts={\n  "k": 0.7,\n})', ADD_DEPTH, 'pm.sample(nuts={\n  "k": 0.7,\n  "max_treedepth": 15,\n})'),
    "beside a direct target_accept": ("pm.sample(target_accept=0.9)", ADD_DEPTH, 'pm.sample(target_accept=0.9, nuts={"max_treedepth": 15})'),
    "an existing step": ("pm.sample(step=pm.NUTS())", ADD_TA, "pm.sample(step=pm.NUTS(target_accept=0.9))"),
    "beside nuts_sampler_kwargs": ("pm.sample(nuts_sampler_kwargs={'maxdepth': 9})", ADD_TA, "pm.sample(nuts_sampler_kwargs={'maxdepth': 9}, target_accept=0.9)"),
    "init by its other default": ("pm.sample()", change("init", "jitter+adapt_diag", "adapt_full"), 'pm.sample(init="adapt_full")'),
    "nutpie": ("nutpie.sample(m)", ADD_DEPTH, "nutpie.sample(m, maxdepth=15)"),
    "nutpie tunes 400": ("nutpie.sample(m)", change("tune", 400, 1000), "nutpie.sample(m, tune=1000)"),
    "nutpie metric": ("nutpie.sample(m)", change("metric", "diag", "low_rank"), 'nutpie.sample(m, adaptation="low_rank")'),
    "nutpie 0.16.8 metric": ("nutpie.sample(m)", change("low_rank_modified_mass_matrix", False, True), "nutpie.sample(m, low_rank_modified_mass_matrix=True)"),
    "nutpie below any PyMC": ("pm.sample(nuts_sampler='nutpie')", ADD_DEPTH, "pm.sample(nuts_sampler='nutpie', nuts_sampler_kwargs={\"maxdepth\": 15})"),
}


@pytest.mark.parametrize("case", ADDED)
def test_an_absent_argument_is_added_in_the_layout_that_is_there(case):
    text, asked, expected = ADDED[case]
    assert applied(text, asked) == expected


def test_two_absent_ones_share_one_dictionary():
    assert applied("pm.sample()", ADD_TA, ADD_DEPTH) == 'pm.sample(nuts={"target_accept": 0.9, "max_treedepth": 15})'


def test_several_changes_of_one_call_at_once():
    text = "TUNE = 5\npm.sample(\n  10,\n  tune=TUNE,\n  nuts={'target_accept': 0.65},\n)\n"
    changes = [ADD_DEPTH, change("draws", 10, 20), TA, change("tune", 5, 6), change("init", "auto", "advi")]
    assert applied(text, *changes) == (
        "TUNE = 6\npm.sample(\n  20,\n  tune=TUNE,\n  nuts={'target_accept': 0.9, 'max_treedepth': 15},\n  init=\"advi\",\n)\n")


@pytest.mark.parametrize("pymc, expected", [
    ("5.28.5", "pm.sample(nuts_sampler='nutpie', nuts={}, nuts_sampler_kwargs={\"maxdepth\": 15})"),
    ("6.4.0", "pm.sample(nuts_sampler='nutpie', nuts={\"max_treedepth\": 15})"),
])
def test_the_place_is_the_one_that_this_pymc_obeys(pymc, expected):
    assert applied("pm.sample(nuts_sampler='nutpie', nuts={})", ADD_DEPTH, context={"pymc": pymc}) == expected


def test_pymc_6_with_nutpie_has_its_own_defaults_and_names():
    context = {"pymc": "6.4.0", "sampler": "nutpie"}
    changes = [change("tune", 400, 1000), change("step_size", 0.1, 0.05), change("metric", "diag", "low_rank")]
    assert applied("pm.sample()", *changes, context=context) == (
        'pm.sample(tune=1000, nuts={"initial_step": 0.05, "adaptation": "low_rank"})')
    assert refused("pm.sample()", change("tune", 1000, 2000), context=context).code == "diff_mismatch"


BYTES = {
    "byte order mark": (codecs.BOM_UTF8, "utf-8", "\n", "\n"),
    "latin-1 cookie": (b"", "latin-1", "\n", "\n"),
    "windows line ends, no last break": (b"", "utf-8", "\r\n", ""),
    "old mac line ends": (b"", "utf-8", "\r", "\r"),
}


@pytest.mark.parametrize("case", BYTES)
def test_every_other_byte_stays(case):
    bom, encoding, newline, last = BYTES[case]
    lines = [f"# -*- coding: {encoding} -*-", "import pymc as pm", "s = 'é'  \t# ü", "def f():", "\tpm.sample(s, tune=500)  # ö"]
    before = bom + (newline.join(lines) + last).encode(encoding)
    said = apply(Source(before), {"changes": [change("tune", 500, 900)]})
    assert base64.b64decode(said["after_base64"]) == before.replace(b"tune=500", b"tune=900")


REFUSED = {
    # text, change, code, part of the message
    "another present value": ("pm.sample(tune=500)", change("tune", 400, 900), "diff_mismatch", "now 500 at line 4, not 400"),
    "another default": ("pm.sample()", change("tune", 500, 900), "diff_mismatch", "absent, which counts as 1000"),
    "a truth value for a number": ("pm.sample(tune=1)", change("tune", True, 900), "diff_mismatch", ""),
    "the environment": ("pm.sample(tune=int(os.environ['TUNE']))", change("tune", 5, 9), "not_literal", "tune comes from the environment (os.environ) at line 4"),
    "the environment by a name": ("t = os.getenv('T', 5)\npm.sample(tune=int(t))", change("tune", 5, 9), "not_literal", "the environment (os.getenv) at line 4"),
    "the command line": ("pm.sample(tune=int(sys.argv[1]))", change("tune", 5, 9), "not_literal", "the command line (sys.argv)"),
    "argparse": ("p = make()\na = p.parse_args()\npm.sample(tune=a.tune)", change("tune", 5, 9), "not_literal", "the command line (parse_args) at line 5"),
    "a file": ("import json\nc = json.load(open('c'))\npm.sample(tune=c['t'])", change("tune", 5, 9), "not_literal", "a file (json.load) at line 5"),
    "a call": ("pm.sample(tune=steps())", change("tune", 5, 9), "not_literal", "a call of 'steps'"),
    "a product": ("pm.sample(tune=2 * 1000)", change("tune", 2000, 9), "not_literal", "the expression '2 * 1000'"),
    "a walrus": ("pm.sample(tune=(t := 5))", change("tune", 5, 9), "not_literal", "the expression 't := 5'"),
    "a string in pieces": ("pm.sample(init='au' 'to')", change("init", "auto", "advi"), "not_literal", ""),
    "a parameter": ("def f(t):\n  pm.sample(tune=t)", change("tune", 5, 9), "not_literal", "the parameter 't' of 'f' at line 4"),
    "an import": ("from c import T\npm.sample(tune=T)", change("tune", 5, 9), "not_literal", "'c.T', which is imported"),
    "a name used elsewhere": ("T = 5\npm.sample(tune=T)\nprint(T)", change("tune", 5, 9), "not_literal", "also used at line 6"),
    "a name bound twice": ("T = 5\nT = 6\npm.sample(tune=T)", change("tune", 6, 9), "not_literal", "bound 2 times (lines 4, 5)"),
    "a name of a function": ("def f():\n  t = 5\n  pm.sample(tune=t)", change("tune", 5, 9), "not_literal", "not bound by a statement of its own at module level"),
    "a name in a block": ("if x:\n  T = 5\npm.sample(tune=T)", change("tune", 5, 9), "not_literal", "module level"),
    "a name of two targets": ("T = U = 5\npm.sample(tune=T)", change("tune", 5, 9), "not_literal", "module level"),
    "a name in __all__": ("__all__ = ['T']\nT = 5\npm.sample(tune=T)", change("tune", 5, 9), "not_literal", "named in a string at line 4"),
    "globals()": ("T = 5\nprint(globals())\npm.sample(tune=T)", change("tune", 5, 9), "not_literal", "'globals' at line 5"),
    "star arguments": ("k = dict(tune=5)\npm.sample(**k)", change("tune", 5, 9), "not_literal", "'**k' at line 5"),
    "star arguments in nuts": ("pm.sample(nuts={**k, 'target_accept': 0.65})", TA, "not_literal", "'k' in 'nuts'"),
    "a nuts that is no literal": ("n = dict(target_accept=0.65)\npm.sample(nuts=n)", TA, "not_literal", "a call of 'dict'"),
    "a step that is no literal": ("s = pm.NUTS()\npm.sample(step=s)", ADD_TA, "not_literal", "a call of 'pm.NUTS' at line 4"),
    "given twice": ("pm.sample(target_accept=0.65, nuts={'target_accept': 0.65})", TA, "not_literal", "more than one place"),
    "a prior": ("pm.sample()", change("sigma", 1, 2), "not_parameter_only", "'sigma' is no sampler parameter"),
    "the seed": ("pm.sample(random_seed=1)", change("random_seed", 1, 2), "not_parameter_only", ""),
    "the chains": ("pm.sample(chains=4)", change("chains", 4, 2), "not_parameter_only", ""),
    "no such argument": ("nutpie.sample(m)", change("init", None, "advi"), "not_parameter_only", "'nutpie' has no argument for it"),
    "out of range": ("pm.sample(nuts={'target_accept': 0.65})", change("target_accept", 0.65, 1), "malformed", "cannot be 1, allowed is a number between 0 and 1"),
    "too deep": ("pm.sample()", change("max_treedepth", 10, 31), "malformed", "a whole number from 1 to 30"),
    "no draws": ("pm.sample()", change("draws", 1000, 0), "malformed", "from 1"),
    "half a draw": ("pm.sample()", change("draws", 1000, 10.5), "malformed", ""),
    "true draws": ("pm.sample()", change("draws", 1000, True), "malformed", ""),
    "unknown init": ("pm.sample()", change("init", "auto", "magic"), "malformed", "one of auto"),
    "code for a value": ("pm.sample()", change("init", "auto", "auto', tune=__import__('os')"), "malformed", ""),
    "code in an initial value": ("pm.sample()", change("initvals", None, [1]), "malformed", ""),
    "no change": ("pm.sample(tune=5)", change("tune", 5, 5), "malformed", "already"),
    "an unknown key": ("pm.sample(tune=5)", change("tune", 5, 6, reason="x"), "malformed", "unknown key 'reason'"),
    "two calls have it": ("pm.sample(tune=5)\npm.sample(tune=5)", change("tune", 5, 6), "ambiguous", "call 0 at line 4, call 1 at line 5"),
    "two calls, none has it": ("pm.sample()\npm.sample()", change("tune", 1000, 6), "ambiguous", ""),
    "no such call": ("pm.sample()", change("tune", 1000, 6, call=1), "malformed", "call 0 at line 4"),
    "no sampler": ("print(1)", change("tune", 1000, 6), "no_sampler", ""),
    "a shadowed module": ("pm = fake\npm.sample(tune=5)", change("tune", 5, 6), "no_sampler", "'pm' is bound 2 times (lines 2, 4)"),
    "a patched function": ("pm.sample = fake\npm.sample(tune=5)", change("tune", 5, 6), "no_sampler", "assigned to at line 4"),
    "a function patched by setattr": ("setattr(pm, 'sample', fake)\npm.sample(tune=5)", change("tune", 5, 6), "no_sampler", ""),
    "a redefined sample": ("from pymc import sample\ndef sample(tune): pass\nsample(tune=5)", change("tune", 5, 6), "no_sampler", "'sample' is bound 2 times"),
    "another sample": ("df.sample(tune=5)", change("tune", 5, 6), "no_sampler", "not known to be a sampler"),
    "PyMC 3": ("import pymc3\npymc3.sample(tune=5)", change("tune", 5, 6), "no_sampler", "'pymc3.sample', which is no sampler"),
    "does not parse": ("pm.sample(tune=5", change("tune", 5, 6), "syntax", "model.py:4:10"),
    "not in utf-8": ("\udce9", change("tune", 5, 6), "syntax", "model.py:4:1: byte 0xe9 is no utf-8"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_parameter_fix_is_refused(case):
    text, asked, code, words = REFUSED[case]
    with pytest.raises(Refusal) as caught:
        apply(Source((HEAD + text).encode("utf-8", "surrogateescape")), {"changes": [asked]})
    assert (caught.value.code, words in caught.value.message) == (code, True), caught.value.message
    assert caught.value.hint


def test_the_policy_may_narrow_the_list():
    assert refused("pm.sample(tune=5)", change("tune", 5, 6), allowed=["draws"]).code == "not_parameter_only"
    assert applied("nutpie.sample(m, maxdepth=5)", change("maxdepth", 5, 6), allowed=["max_treedepth"]).endswith("=6)")


def test_a_file_that_changed_since_is_a_conflict():
    assert refused("pm.sample(tune=5)", change("tune", 5, 6), sha256="0" * 64).code == "conflict"


def test_one_parameter_twice_is_malformed():
    assert refused("pm.sample(tune=5)", change("tune", 5, 6), change("tune", 5, 7)).code == "malformed"


def test_the_answer_names_every_place():
    said = apply(Source((HEAD + "pm.sample(\n  tune=500)").encode(), "models/m.py"), {"changes": [change("tune", 500, 900), ADD_TA]})
    rows = [(row["at"], row["parameter"], row["from"], row["to"], row["how"]) for row in said["changes"]]
    assert rows == [("models/m.py:5", "tune", 500, 900, "replaced"), ("models/m.py:5", "target_accept", 0.8, 0.9, "added")]
    assert said["diff"] == (
        "--- a/models/m.py\n+++ b/models/m.py\n@@ -2,4 +2,4 @@\n import pymc as pm\n import nutpie\n pm.sample(\n"
        "-  tune=500)\n\\ No newline at end of file\n"
        "+  tune=900, nuts={\"target_accept\": 0.9})\n\\ No newline at end of file\n")
    assert (len(said["before_sha256"]), said["before_sha256"] != said["after_sha256"]) == (64, True)
