import ArgumentParser
import Foundation
import RhatchetServices

/// Which project a command works on.
struct ProjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The project's folder; else the one at or above this folder.", valueName: "folder"))
    var project: String?

    var paths: ProjectPaths {
        let here = URL(filePath: FileManager.default.currentDirectoryPath)
        return self.project.map { ProjectPaths(root: URL(filePath: $0)) } ?? ProjectPaths.find(from: here)
    }

    /// For what only reads: a mistake in `rhatchet.yaml` is said, and hides nothing.
    func looking() throws -> Project {
        try Project.existing(self.paths) { Terminal.sayError("rhatchet: \($0); going on without that file") }
    }
}
