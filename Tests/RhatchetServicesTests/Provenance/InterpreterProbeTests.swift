import Foundation
import RhatchetEngine
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1))) struct InterpreterProbeTests {
    private let folder: ScratchFolder
    private let contents: ContentStore

    init() throws {
        self.folder = try ScratchFolder()
        self.contents = ContentStore(folder: self.folder.file("contents"))
    }

    @Test func `every package is kept, and those that a result hangs on are named`() throws {
        let packages = #"{"pymc": "5.28.5", "numpy": "2.3.1", "left-pad": "1.0"}"#
        let answer = #"{"version": "3.11.9 cpython", "blas": "openblas 0.3.29", "packages": \#(packages)}"#
        let found = try self.read("echo hello; echo '\(answer)'")
        #expect(found.version == "3.11.9 cpython")
        #expect(found.main == ["pymc": "5.28.5", "numpy": "2.3.1"])
        #expect(found.blas == "openblas 0.3.29" && found.packageCount == 3 && found.trouble == nil)
        let list = try self.contents.content(ContentHash(stored: #require(found.packageList)))
        #expect(String(decoding: list, as: UTF8.self) == "left-pad==1.0\nnumpy==2.3.1\npymc==5.28.5\n")
    }

    @Test(arguments: [
        ("exit 3", "status(3)"), ("echo broken >&2; exit 1", "broken"), ("echo '{}'", "without an answer"),
    ])
    func `what does not answer keeps nothing from being started`(script: String, reason: String) throws {
        let found = try self.read(script)
        #expect(found.trouble?.contains(reason) == true, "\(found.trouble ?? "")")
        #expect(found.version == "3.11.0" && found.packageList == nil)
    }

    @Test func `a real Python answers`() throws {
        let python = PythonEnvironment(
            executable: try self.realPython(),
            version: PythonVersion(3, 0, 0),
            pymc: nil,
            nutpie: nil
        )
        let found = InterpreterProbe(python: python).read(keepingListIn: self.contents)
        #expect(found.trouble == nil)
        #expect(found.version.contains(/^3\.[0-9]+\.[0-9]+ cpython$/))
    }

    private func realPython() throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = path.split(separator: ":").map { "\($0)/python3" }.first(
            where: FileManager.default.isExecutableFile
        )
        return try #require(found)
    }

    private func read(_ script: String) throws -> Provenance.Interpreter {
        let file = try self.folder.write("#!/bin/sh\n\(script)\n", to: "python", executable: true)
        let python = PythonEnvironment(
            executable: file.path,
            version: PythonVersion(3, 11, 0),
            pymc: nil,
            nutpie: nil
        )
        return InterpreterProbe(python: python).read(keepingListIn: self.contents)
    }
}
