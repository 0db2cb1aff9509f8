"""Who acts is proven: a person by a pass phrase, an agent by a token, and nobody by the account."""

import json

from driving import DEEPER

RIDGE = "acceptance/models/ridge.py"
LONG = {"DRAWS": "20000"}
PHRASE = "correct horse battery staple"
#: No `solo`: the account stands for nobody.
ROLES = """
participants:
  director: {person: ada}
  modeler: {agent: claude}
  code_translator: {rule: literals}
  data_engineer: {person: ada}
"""


def proven(project, *arguments, phrase=PHRASE):
    """The command in Ada's name, with a pass phrase."""
    return project.rhatchet(*arguments, "--as", "ada", "--phrase-stdin", typed=phrase + "\n")


def refused(done, *words):
    """Refused with status 2, a reason and the way out, and nothing on standard output."""
    assert done.returncode == 2 and done.stdout == "", done.stdout
    assert "refused (not_authorized)" in done.stderr and "hint:" in done.stderr, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    return True


def enrolled(project):
    """A project in which Ada is known, and the token that she has issued to the agent."""
    (project.root / "rhatchet.yaml").write_text(ROLES)
    issue = ("token", "issue", "claude", "--role", "modeler")
    assert refused(project.rhatchet(*issue), "rhatchet person enroll ada")
    done = project.rhatchet("person", "enroll", "ada", "--phrase-stdin", typed=PHRASE + "\n")
    assert done.returncode == 0, done.stderr
    assert refused(project.rhatchet(*issue, "--as", "ada"), "nobody can be asked")
    assert refused(proven(project, *issue, phrase="wrong horse battery staple"), "not the pass phrase of 'ada'")
    done = proven(project, *issue)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def files_with(project, text):
    """Files of the project in which a text lies in clear."""
    return [path for path in project.root.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_an_emergency_in_which_everybody_proves_who_they_are(project):
    project.add(RIDGE)
    token = enrolled(project)
    watch = project.watch(**LONG)
    # Nobody is at the keyboard, and an agent acts by itself: the watch ends, and names what is to be typed.
    assert watch.end() == 3, watch.why()
    assert "next: rhatchet show INC-1" in watch.summary() and "rhatchet authorize INC-1 --change" in watch.summary()
    change = f"max_treedepth={DEEPER['from']}..{DEEPER['to']}"
    authorize = ("authorize", "INC-1", "--change", change, "--diagnosis", "the trees are cut")
    assert project.rhatchet(*authorize).returncode == 2, "the account is no modeler"
    assert refused(project.rhatchet(*authorize, RHATCHET_TOKEN="rht_" + "A" * 43), "unknown here")
    done = project.rhatchet(*authorize, RHATCHET_TOKEN=token)
    assert done.returncode == 0, done.stderr
    watch = project.watch(**LONG)
    watch.wait_told("fix.applied")
    watch.wait_for("probation", lambda: watch.state() == "probation")

    grant = ("review", "INC-1", "--grant", "--reason", "known remedy")
    assert refused(project.rhatchet(*grant, RHATCHET_TOKEN=token), "'director' is not its role")
    assert refused(project.rhatchet(*grant), "nobody can be asked")
    assert refused(proven(project, *grant, phrase="wrong horse battery staple"), "not the pass phrase")
    assert project.incident()["state"] == "probation"
    done = proven(project, *grant)
    assert done.returncode == 0, done.stderr
    watch.wait_told("incident.resolved")

    story = project.rhatchet("show", "INC-1").stdout
    assert "(agent claude, attested: token)" in story and "(person ada, attested: secret)" in story
    report = json.loads(project.rhatchet("verify", "--format", "json").stdout)
    assert report["whole"] and not report["faults"], report
    assert report["proven"] >= 4 and report["unproven"] == 0
    assert not files_with(project, PHRASE) and not files_with(project, token)


def test_what_was_revoked_and_whom_nobody_accepted_opens_no_door(project):
    token = enrolled(project)
    away = ("availability", "modeler", "off")
    # Any program of the account can write itself into the file; it takes the director to let that count.
    text = (project.root / "rhatchet.yaml").read_text()
    (project.root / "rhatchet.yaml").write_text(text.replace("{person: ada}", "{rule: unattended}", 1))
    rows = json.loads(project.rhatchet("roles", "list", "--format", "json").stdout)
    assert [row["counts"] for row in rows if row["participant"]["name"] == "unattended"] == [False]
    (project.root / "rhatchet.yaml").write_text(text)

    assert project.rhatchet(*away, RHATCHET_TOKEN=token).returncode == 0
    again = proven(project, "token", "rotate", "claude")
    assert again.returncode == 0, again.stderr
    newer = again.stdout.strip()
    assert newer != token
    assert refused(project.rhatchet(*away, RHATCHET_TOKEN=token), "revoked")
    ended = proven(project, "token", "revoke", "claude")
    assert ended.returncode == 0, ended.stderr
    assert refused(project.rhatchet(*away, RHATCHET_TOKEN=newer), "revoked")
    done = project.rhatchet("person", "enroll", "eve", "--phrase-stdin", typed="another long phrase\n")
    assert refused(done, "'eve' is no person of 'rhatchet.yaml'")
    verified = project.rhatchet("verify")
    assert verified.returncode == 0 and verified.stdout.splitlines()[0].endswith(": whole"), verified.stdout
