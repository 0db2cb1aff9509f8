import Foundation
import RhatchetTestSupport
import Testing

/// `rhatchet replay` as a user runs it.
@Suite struct ReplayTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `the scenario of the documentation gives the lines of the documentation`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/scenarios.md"), encoding: .utf8)
        let scenario = try #require(page.firstMatch(of: /```yaml\n((?s).+?)```/)).output.1
        let shown = try #require(page.firstMatch(of: /```console\n\$ rhatchet replay night.yaml\n((?s).+?)```/)).output
            .1
        let file = try self.folder.write(String(scenario), to: "night.yaml")
        let said = try Rhatchet.run(["replay", file.path])
        #expect(said.status == 0)
        #expect(said.output == String(shown))
    }

    @Test func `a trace is an object per line, also of what is refused, with status 0`() throws {
        let step = "{at: 0:01, by: director, do: report, model: m, finding: {category: data}}"
        let file = try self.folder.write("models: {m: {}}\nsteps: [\(step)]\n", to: "refused.yaml")
        let said = try Rhatchet.run(["replay", file.path, "--format", "ndjson"])
        #expect(said.status == 0)
        #expect(
            said.output == """
                {"at":"0:01:00","event":"action.refused","incident":null,"model":"m","by":"director","to":["director"],\
                "cc":[],"code":"not_authorized"}
                {"event":"scenario.ended","incidents":[],"trainings":{"m":"running"}}

                """
        )
    }

    @Test func `a strict replay fails where a step is refused, and says which`() throws {
        let step = "{at: 0:01, by: director, do: report, model: m, finding: {category: data}}"
        let refused = try self.folder.write("models: {m: {}}\nsteps: [\(step)]\n", to: "refused.yaml")
        let said = try Rhatchet.run(["replay", "--strict", refused.path])
        #expect(said.status == 1)
        #expect(said.errors.hasPrefix("rhatchet: 0:01:00 'report' was refused (not_authorized): "))
        #expect(try said.output == Rhatchet.run(["replay", refused.path]).output, "it is played to its end")
        let sound = try self.folder.write("models: {m: {}}\nsteps: []\n", to: "sound.yaml")
        #expect(try Rhatchet.run(["replay", "--strict", sound.path]).status == 0)
    }

    @Test(arguments: [
        ("models: {m: {}}\nstep: []\n", "2:1: unknown key 'step'; did you mean 'steps'?"),
        ("models: {m: {}}\nuntil: 0:5\n", "2:8: '0:5' is no time; write it as 0:06, 0:06:30 or 0:06:30.500"),
    ]) func `a file that cannot be read is refused before any event, with its place and status 2`(
        text: String,
        message: String
    ) throws {
        let file = try self.folder.write(text, to: "bad.yaml")
        for format in ["text", "ndjson"] {
            let said = try Rhatchet.run(["replay", file.path, "--format", format])
            #expect(said.status == 2)
            #expect(said.output.isEmpty)
            #expect(said.errors == "rhatchet: \(file.path):\(message)\n")
        }
    }

    @Test func `a file that is not there, or is no text, is said so`() throws {
        let missing = self.folder.file("none.yaml").path
        let said = try Rhatchet.run(["replay", missing])
        #expect(said.status == 2)
        #expect(said.errors == "rhatchet: \(missing):1:1: there is no such file, or it may not be read\n")
        let binary = self.folder.file("binary.yaml")
        try Data([0x6D, 0xFF, 0xFE]).write(to: binary)
        #expect(
            try Rhatchet.run(["replay", binary.path]).errors == "rhatchet: \(binary.path):1:1: not readable as UTF-8\n"
        )
    }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
