import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PythonFolderTests {
    let scratch: Scratch

    init() throws {
        self.scratch = try Scratch()
    }

    private func install(_ folder: String) throws {
        try Folder.create(self.scratch.path("\(folder)/hook"))
        try AtomicFile.write(Data(), to: self.scratch.path("\(folder)/hook/sitecustomize.py"))
    }

    @Test func `our Python files are found above the program`() throws {
        let program = self.scratch.path("prefix/bin/rhatchet")
        #expect(throws: PythonFolderError.self) { try PythonFolder.find(environment: [:], executable: program) }
        try self.install("prefix/share/rhatchet/python")
        let installed = try PythonFolder.find(environment: [:], executable: program)
        #expect(installed.hook == self.scratch.path("prefix/share/rhatchet/python/hook"))
        try self.install("python")
        let built = self.scratch.path(".build/release/rhatchet")
        #expect(try PythonFolder.find(environment: [:], executable: built).path == self.scratch.path("python"))
    }

    @Test func `a named folder is taken or refused`() throws {
        try self.install("mine")
        let mine = ["RHATCHET_PYTHON_DIR": self.scratch.path("mine")]
        #expect(try PythonFolder.find(environment: mine, executable: "/x").path == self.scratch.path("mine"))
        #expect(throws: PythonFolderError(looked: "/missing", wasNamed: true)) {
            try PythonFolder.find(environment: ["RHATCHET_PYTHON_DIR": "/missing"], executable: "/x")
        }
    }

    @Test func `the plan puts the hook first and keeps the user's own environment`() throws {
        let segment = SegmentFolder(path: "/p/.rhatchet/trainings/a/segments/2")
        let plan = LaunchPlan.watched(
            "/v/bin/python",
            ["/p/model.py", "--n", "3"],
            workingDirectory: "/p",
            log: "/p/training_1.log",
            hook: PythonFolder(path: "/r/python"),
            segment: segment,
            training: "a",
            resumes: true,
            exclude: ["y_hat", "log_*"],
            inherited: ["PYTHONPATH": "/mine", "RHATCHET_SEGMENT": "/other", "LANG": "C"]
        )
        #expect(plan.arguments == ["/p/model.py", "--n", "3"])
        #expect(
            plan.environment == [
                "PYTHONPATH": "/r/python/hook:/mine", "PYTHONUNBUFFERED": "1", "LANG": "C",
                "RHATCHET_SEGMENT": segment.path, "RHATCHET_TRAINING": "a", "RHATCHET_PLAN": segment.plan,
                "RHATCHET_EXCLUDE": "y_hat,log_*",
            ]
        )
    }
}
