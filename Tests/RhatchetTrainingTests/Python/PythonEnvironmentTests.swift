import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PythonEnvironmentTests {
    let scratch: Scratch

    init() throws {
        self.scratch = try Scratch()
    }

    /// A program that answers as a Python of this version would.
    @discardableResult
    private func fake(
        _ name: String,
        _ version: String,
        pymc: String = "null",
        nutpie: String = "null",
        jax: String = "null"
    ) throws -> String {
        let path = self.scratch.path(name)
        try Folder.create((path as NSString).deletingLastPathComponent)
        let answer = #"{"version": [\#(version)], "pymc": \#(pymc), "nutpie": \#(nutpie), "jax": \#(jax)}"#
        try AtomicFile.write(Data("#!/bin/sh\necho hello\necho '\(answer)'\n".utf8), to: path, mode: 0o755)
        return path
    }

    private func find(_ explicit: String? = nil, active: String? = nil) throws -> PythonEnvironment {
        var environment = ["PATH": self.scratch.path("bin")]
        environment["VIRTUAL_ENV"] = active.map { self.scratch.path($0) }
        return try PythonEnvironment.find(
            explicit: explicit,
            project: self.scratch.project,
            environment: environment
        )
    }

    @Test func `the named one is first, then the active one, the project's and the one on the path`() throws {
        try self.fake("bin/python3", "3, 13, 0", nutpie: #""0.15""#)
        #expect(try self.find().executable == self.scratch.path("bin/python3"))
        try self.fake(".venv/bin/python", "3, 12, 0", pymc: #""5.1""#)
        #expect(try self.find().executable == self.scratch.path(".venv/bin/python"))
        try self.fake("active/bin/python", "3, 11, 7", pymc: #""5.28.5""#)
        #expect(
            try self.find(active: "active")
                == PythonEnvironment(
                    executable: self.scratch.path("active/bin/python"),
                    version: PythonVersion(3, 11, 7),
                    pymc: "5.28.5",
                    nutpie: nil
                )
        )
        #expect(try self.find("python3", active: "active").nutpie == "0.15")
    }

    @Test func `one without a sampler is passed over unless it was named`() throws {
        let bare = try self.fake("active/bin/python", "3, 11, 7")
        try self.fake("bin/python3", "3, 13, 0", pymc: #""6.0""#)
        #expect(try self.find(active: "active").version == PythonVersion(3, 13))
        let jax = try self.fake("jax/bin/python", "3, 12, 0", jax: #""0.22""#)
        #expect(try self.find(active: "jax").executable == jax)
        #expect(throws: PythonError.noSampler(bare, version: PythonVersion(3, 11, 7))) { try self.find(bare) }
    }

    @Test func `one that is too old, none and one that is no Python are refused in words`() throws {
        let old = try self.fake("old", "3, 10, 2", pymc: #""5""#)
        #expect(throws: PythonError.tooOld(old, version: PythonVersion(3, 10, 2))) { try self.find(old) }
        #expect(throws: PythonError.notFound([self.scratch.path(".venv/bin/python"), "python3"])) { try self.find() }
        #expect(throws: PythonError.notFound(["/missing"])) { try self.find("/missing") }
        let error = #expect(throws: PythonError.self) { try self.find("/bin/false") }
        #expect(error?.description.contains("does not answer as Python does") == true)
        #expect(
            PythonError.noSampler("/p", version: PythonVersion(3, 11)).description.contains("/p -m pip install pymc")
        )
    }

    @Test func `a real Python understands the question`() throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let isThere = path.split(separator: ":").contains { access("\($0)/python3", X_OK) == 0 }
        try #require(isThere, "the tests need a python3 on PATH")
        let found = Result { try PythonEnvironment.find(explicit: "python3", project: self.scratch.project) }
        switch found {
        case .success(let python): #expect(python.version >= .least)
        // A Python without samplers has understood the question as well.
        case .failure(let error): #expect(!"\(error)".contains("does not answer"))
        }
    }
}
