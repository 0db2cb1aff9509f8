import Foundation
import RhatchetTraining

/// A model file in a folder of its own, with the tool that examines it.
struct Workbench {
    static let text = """
        import numpy as np
        import pymc as pm

        y = np.loadtxt("data/y.csv")
        with pm.Model():
            mu = pm.Normal("mu", 0, 5)
            pm.Normal("y", mu, 1, observed=y)
            pm.sample(draws=1000, tune=500, target_accept=0.8)

        """

    let scratch: Scratch
    let file: URL
    let contents: ContentStore
    let workshop: FixWorkshop

    init() throws {
        self.scratch = try Scratch()
        self.file = URL(filePath: self.scratch.path("model_1.py"))
        try Data(Self.text.utf8).write(to: self.file)
        self.contents = ContentStore(folder: URL(filePath: self.scratch.path(".rhatchet/contents")))
        self.workshop = FixWorkshop(tool: try Self.tool(), contents: self.contents)
    }

    var present: Data { get throws { try Data(contentsOf: self.file) } }

    /// The text with one piece replaced.
    func edited(_ old: String, _ new: String) -> Data { Data(Self.text.replacing(old, with: new).utf8) }

    /// The tool needs the standard library alone, so that any Python will do.
    static func tool() throws -> FixTool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = path.split(separator: ":").map { "\($0)/python3" }.first(
            where: FileManager.default.isExecutableFile
        )
        let python = PythonEnvironment(
            executable: found ?? "/usr/bin/python3",
            version: PythonVersion(3, 11),
            pymc: "5.28.5",
            nutpie: nil
        )
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../python")
        return FixTool(python: python, folder: PythonFolder(path: root.standardizedFileURL.path))
    }
}
