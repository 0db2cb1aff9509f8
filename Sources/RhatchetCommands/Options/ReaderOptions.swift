import ArgumentParser
import Foundation
import RhatchetServices
import RhatchetTraining

/// The Python that reads a model file; it need not be able to sample.
struct ReaderOptions: ParsableArguments {
    @ArgumentParser.Option(
        help: "The Python that reads the model file; else that of the newest training.",
        completion: .file()
    )
    var python: String?

    /// - Throws: ``PythonError`` where there is none.
    func tool(_ paths: ProjectPaths) throws -> FixTool { try Self.tool(self.python, paths) }

    /// - Parameter explicit: the Python that was named; else that of the newest training.
    static func tool(_ explicit: String?, _ paths: ProjectPaths) throws -> FixTool {
        let python = try Self.reader(explicit ?? SubmissionService.recordedPython(in: paths.root.path), paths)
        return FixTool(python: python, folder: try PythonFolder.find())
    }

    static func reader(_ explicit: String?, _ paths: ProjectPaths) throws -> PythonEnvironment {
        do {
            return try PythonEnvironment.find(explicit: explicit, project: paths.root.path)
        } catch PythonError.noSampler(let path, let version) {
            return PythonEnvironment(executable: path, version: version, pymc: nil, nutpie: nil)
        }
    }
}
