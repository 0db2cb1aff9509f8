import Foundation
import RhatchetTestSupport
import Testing

/// What the program says to arguments that cannot stand, and to `--help`.
@Suite struct ArgumentTests {
    private static let commands = [
        "init", "watch", "extend", "attach", "status", "incidents", "show", "review", "consult", "decide", "approve",
        "refuse",
        "recall",
        "rewind", "terminate", "submit", "delegate", "answer", "policy", "validate", "replay", "compare", "templates",
        "diagnose", "triage", "person", "token", "roles", "inbox", "authorize", "decline", "advise", "apply", "ask",
        "start",
        "report", "pause", "drop", "resume", "complete", "message", "availability", "verify", "export", "salvage", "gc",
        "expectations",
        "notices", "act", "accept",
    ]

    @Test func `the help names every command`() throws {
        let help = try Rhatchet.run(["--help"])
        #expect(help.status == 0)
        #expect(help.errors.isEmpty)
        let named = help.output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
            .filter { $0.first?.isLetter == true && $0.first?.isLowercase == true }
        #expect(Set(named).isSuperset(of: Self.commands))
        #expect(Set(named).subtracting(Self.commands).subtracting(["rhatchet", "help"]).isEmpty)
    }

    @Test(arguments: Self.commands) func `the help of a command has an example`(command: String) throws {
        let help = try Rhatchet.run([command, "--help"])
        #expect(help.status == 0)
        #expect(help.output.contains(/Examples?:\s+rhatchet [a-z]/))
        #expect(help.output.contains("rhatchet \(command)"))
    }

    @Test(arguments: ["check", "show"]) func `the help of a policy command has an example`(command: String) throws {
        let help = try Rhatchet.run(["policy", command, "--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("Example: rhatchet policy \(command)"))
    }

    @Test func `the version is said`() throws {
        let version = try Rhatchet.run(["--version"])
        #expect(version.status == 0)
        #expect(version.output.contains(/^[0-9]+\.[0-9]+\.[0-9]+\n$/))
    }

    @Test(arguments: [
        (["review", "INC-1", "--reason", "x"], "give exactly one of --grant and --reject"),
        (["review", "INC-1", "--grant", "--reject", "--reason", "x"], "give exactly one of --grant and --reject"),
        (["review", "INC-1", "--grant"], "Missing expected argument '--reason <reason>'"),
        (["review", "--grant", "--reason", "x"], "Missing expected argument '<incident>'"),
        (["decide", "INC-1", "dance"], "'dance' is invalid"), (["watch"], "nothing is named that could be run"),
        (["watch", "m.py", "--format", "xml"], "'xml' is invalid"),
        (["submit", "INC-1", "--analysis", "x"], "give exactly one of --change, --file and --data"),
        (
            ["submit", "INC-1", "--analysis", "x", "--file", "m.py", "--data", "d"],
            "give exactly one of --change, --file and --data"
        ),
        (["init", "--director", "cat"], "'cat' is invalid"),
        (["authorize", "INC-1", "--diagnosis", "x", "--change", "tune"], "'tune' is no change; write it as"),
        (["validate", "INC-1", "--after", "b.py"], "takes --verdict alone"),
        (["validate", "model_1", "--verdict", "pass"], "--verdict is given on an incident"),
        (["status", "--colour"], "'--colour' is no option of 'rhatchet status'"), (["dance"], "'dance' is no command"),
    ]) func `arguments that cannot stand are refused with status 2 and nothing on standard output`(
        arguments: [String],
        message: String
    ) throws {
        let said = try Rhatchet.run(arguments)
        #expect(said.status == 2)
        #expect(said.output.isEmpty)
        #expect(said.errors.contains(message), "\(said.errors)")
    }
}
