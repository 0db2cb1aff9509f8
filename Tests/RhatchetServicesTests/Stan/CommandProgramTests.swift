import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// A program behind `--`.
@Suite struct CommandProgramTests {
    private let scratch: ScratchFolder

    init() throws {
        self.scratch = try ScratchFolder()
    }

    private func find(_ words: [String], path: String = "") throws -> CommandProgram {
        try CommandProgram.find(
            words,
            in: self.scratch.url.path,
            project: self.scratch.url.path,
            environment: ["PATH": path]
        )
    }

    @Test func `it is found as a shell finds it, and runs where it was typed`() throws {
        try self.scratch.write("#!/bin/sh\n", to: "my model", executable: true)
        let here = try self.find(["./my model", "sample"])
        #expect(here.executable == "\(self.scratch.url.path)/./my model")
        #expect((here.arguments, here.folder, here.modelName) == (["sample"], self.scratch.url.path, "my_model"))
        #expect(try self.find(["my model"], path: "/nowhere:\(self.scratch.url.path)").modelName == "my_model")
    }

    @Test func `what cannot be run is refused before anything is made`() throws {
        try self.scratch.write("", to: "plain")
        #expect(throws: ProjectError.noSuchProgram("nix")) { try self.find(["nix"], path: "/usr/bin:/bin") }
        #expect(throws: ProjectError.notExecutable("./plain")) { try self.find(["./plain"]) }
        #expect(throws: ProjectError.noSuchProgram("./")) { try self.find(["./"]) }
        #expect(throws: ProjectError.nothingToRun) { try self.find([]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.scratch.url.path) == ["plain"])
    }

    @Test func `without a Python file among its words there is nothing to mend`() throws {
        let program = try self.find(["/bin/sh", "-c", "exit"])
        #expect(program.script == nil && program.python == nil && program.file.lastPathComponent == "sh")
    }
}
