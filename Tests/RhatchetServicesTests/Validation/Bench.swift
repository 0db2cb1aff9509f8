import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining

/// A project with `model_1` in a folder of its own, on a clock that stands still.
struct Bench {
    let folder: ScratchFolder
    let paths: ProjectPaths
    private let clock = ManualClock()

    init() throws {
        self.folder = try ScratchFolder()
        self.paths = ProjectPaths(root: self.folder.url)
        try self.model("pm.sample(draws=1000, target_accept=0.8)")
    }

    /// Writes `rhatchet.yaml` with these rows of design expectations, and opens the project as a new command does.
    func open(_ rows: String...) throws -> Project {
        let list = rows.map { "\n      - {\($0)}" }.joined()
        try self.folder.write(
            "models:\n  model_1:\n    expectations: \(list.isEmpty ? "[]" : list)\n",
            to: "rhatchet.yaml"
        )
        return try Project(self.paths, clock: self.clock)
    }

    /// Writes `model_1.py` with these calls of the sampler.
    func model(_ calls: String...) throws {
        let lines = ["import os", "import pymc as pm"] + calls
        try self.folder.write(lines.joined(separator: "\n") + "\n", to: "model_1.py")
    }

    /// Records that a training began with `model_1.py` as it stands; `kept` says whether the file is kept.
    func begin(_ project: Project, training: String = "model_1-1", kept: Bool = true) throws {
        let data = try Data(contentsOf: self.folder.file("model_1.py"))
        let hash = kept ? try ContentStore(folder: self.paths.contents).keep(data) : ContentHash(of: data)
        let start = SegmentStart(
            model: "model_1",
            training: training,
            segment: 1,
            command: ["python3"],
            modelHash: hash.description,
            log: "training_1.log"
        )
        try project.engine.note(.segmentStarted(start))
    }

    @discardableResult
    func act(_ project: Project, _ role: Role, _ command: Command) throws -> Ruling {
        try project.engine.act(Action(by: role, command))
    }

    func service() throws -> ValidationService { try ValidationService(self.paths, clock: self.clock) }

    func validate(before: String? = nil, after: String? = nil) throws -> Validation {
        try self.service().validate(
            "model_1",
            before: before.map(self.folder.file),
            after: after.map(self.folder.file),
            tool: try Self.tool()
        )
    }

    /// Reads files with the Python at hand, which needs no sampler for that.
    private static func tool() throws -> FixTool {
        do {
            return FixTool(python: try .find(explicit: nil, project: "/"), folder: try .find())
        } catch PythonError.noSampler(let path, let version) {
            let bare = PythonEnvironment(executable: path, version: version, pymc: nil, nutpie: nil)
            return FixTool(python: bare, folder: try .find())
        }
    }
}
