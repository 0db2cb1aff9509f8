import Foundation
import RhatchetReaders
import RhatchetTraining

/// ArviZ's NetCDF and Zarr by way of Python, which knows every version of both: written as a run of draw logs into a folder
/// that is removed afterwards.
struct ArvizConversion: ~Copyable {
    let folder: URL

    /// - Parameters:
    ///   - path: a NetCDF file or a Zarr folder.
    ///   - python: one with xarray and what reads the file.
    /// - Throws: ``ReadingError`` with what Python says.
    init(_ path: String, python: PythonEnvironment, tools: PythonFolder) throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "rhatchet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        let arguments = ["-m", "rhatchet.converting", path, self.folder.path]
        do {
            try Self.run(python.executable, arguments, path, tools)
        } catch {
            try? FileManager.default.removeItem(at: self.folder)
            throw error
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: self.folder)
    }

    private static func run(_ python: String, _ arguments: [String], _ path: String, _ tools: PythonFolder) throws {
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHONPATH"] = [tools.path, environment["PYTHONPATH"]].compactMap(\.self).joined(separator: ":")
        let said = try ShortProcess.run(python, arguments, environment: environment, timeLimit: .seconds(600))
        guard !said.isSuccess else { return }
        // What a library said before it crashed over a damaged file is no reason.
        if case .signal(let number) = said.outcome {
            throw ReadingError(
                path,
                "cannot be read: Python was ended by signal \(number) over it; the file is damaged"
            )
        }
        let last = said.errorText.split(separator: "\n").last.map(String.init)
        throw ReadingError(path, last ?? "Python could not read it and said nothing")
    }
}
