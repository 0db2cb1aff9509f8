"""The classes of a fix: one row per rule, the strictest class that applies, and why each rule says what it says.

A rule is asked about one difference; every difference gets the first rule of this order that fits it, and the fix gets
the strictest class of all its differences. What is not known to be harmless is not harmless: the last rule of the
model's own code is `algorithm`, and that of all other code is `feature`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

#: From the laxest to the strictest. `cosmetic` changes nothing that runs; a `bugfix` is not validated, a `parameter` and
#: a `feature` are; an `algorithm` is never approved in a running training. `data` stands beside the others.
ORDER = ("none", "cosmetic", "bugfix", "parameter", "feature", "algorithm")


@dataclass(frozen=True)
class Rule:
    """One row of the table: the class that a difference gets, and the reason in one clause."""

    name: str
    fix: str
    reason: str


_TABLE = (
    Rule("hidden_text", "algorithm", "characters that a reader does not see, or sees elsewhere, came into the file: what is shown is not what runs"),
    Rule("nothing_to_compare", "algorithm", "the file before does not parse, so nothing says that the model is still the same"),
    Rule("sampler_literal", "parameter", "a literal of an allow-listed sampler argument"),
    Rule("renamed", "bugfix", "a name of this file is called otherwise wherever it stands"),
    Rule("reraised", "bugfix", "an error is caught and raised again: the statements inside run as before"),
    Rule("spoken", "bugfix", "text that is printed, logged or says what the code is for; nothing is computed from it"),
    Rule("failed_name", "bugfix", "the name that the training failed on, as the error quotes it, is spelled otherwise"),
    Rule("failed_import", "bugfix", "the name that the training failed on is imported from where it always comes from"),
    Rule("plain_import", "bugfix", "a known package is imported, or no longer, under a name that nothing uses"),
    Rule("sampler_run", "bugfix", "a literal sampler argument that says how it is run, not what is drawn"),
    Rule("sampler_yield", "feature", "a literal sampler argument that says how much, with which seed, or what is kept"),
    Rule("reaches_out", "algorithm", "code that can change the model from outside its own text: reflection, the environment, the interpreter, other programs"),
    Rule("foreign_import", "algorithm", "an import of code that is not compared, or under a name that the file uses"),
    Rule("rebound", "algorithm", "an imported or built-in name gets another meaning, or an attribute is set that may be anybody's"),
    Rule("derived", "feature", "a derived quantity that nothing in the model depends on"),
    Rule("model_code", "algorithm", "code of the model or of its inference: distributions, priors, likelihood, step methods, the sampler's call"),
    Rule("model_constant", "algorithm", "a constant or a function of which the model's distributions are made"),
    Rule("control_flow", "algorithm", "whether and how often the model's code runs depends on it"),
    Rule("inputs_outputs", "feature", "what goes into the model or is made of its draws: data preparation, constants beside the model, results"),
    Rule("code_file", "algorithm", "a file beside the model holds code, or is run when it is read: nobody compared what it does"),
    Rule("data_file", "data", "an input file has other contents, and the model file runs as before"),
    Rule("data_and_code", "feature", "input files and the model file change together, so that neither can be judged alone"),
    Rule("parameter_and_code", "feature", "more than sampler literals changes, so that it is no parameter fix"),
)
RULES = {rule.name: rule for rule in _TABLE}


def strictest(classes: Iterable[str]) -> str:
    """The strictest of some classes of `ORDER`; `none` of none."""
    return max(classes, key=ORDER.index, default="none")


def combined(code: Iterable[str], data_changed: bool) -> tuple[str, str | None]:
    """The class of a whole fix from those of its differences in the model file, and the rule that raised it.

    Mixtures land in a stricter class than their parts: a parameter fix is nothing but sampler literals, a data fix
    nothing but data.
    """
    found = set(code) - {"none", "data"}
    fix = strictest(found)
    if data_changed:
        if fix in ("none", "cosmetic"):
            return "data", None
        return strictest([fix, "feature"]), "data_and_code" if fix in ("bugfix", "parameter") else None
    if fix == "parameter" and "bugfix" in found:
        return "feature", "parameter_and_code"
    return fix, None
