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
}
