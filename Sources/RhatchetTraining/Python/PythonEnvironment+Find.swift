import Foundation

extension PythonEnvironment {
    /// The Python to train with: `explicit`, else the first good one of `$VIRTUAL_ENV/bin/python`,
    /// `<project>/.venv/bin/python` and `python3` on PATH.
    ///
    /// One that was named is final: it is taken or refused, never passed over.
    ///
    /// - Throws: ``PythonError``; that of the first one found when none is good.
    package static func find(
        explicit: String?,
        project: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(PythonError) -> PythonEnvironment {
        let path = environment["PATH"] ?? ""
        if let explicit {
            guard let program = Self.program(explicit, path: path) else { throw .notFound([explicit]) }
            return try PythonProbe.probe(program, environment: environment)
        }
        let candidates = Self.candidates(project: project, environment: environment)
        var first: PythonError?
        for candidate in candidates {
            guard let program = Self.program(candidate, path: path) else { continue }
            do { return try PythonProbe.probe(program, environment: environment) } catch { first = first ?? error }
        }
        throw first ?? .notFound(candidates)
    }

    private static func candidates(project: String, environment: [String: String]) -> [String] {
        let active = environment["VIRTUAL_ENV"].flatMap { $0.isEmpty ? nil : "\($0)/bin/python" }
        return [active, "\(project)/.venv/bin/python", "python3"].compactMap { $0 }
    }

    /// The absolute path of the program `name`, which is searched on PATH when it holds no slash.
    private static func program(_ name: String, path: String) -> String? {
        let folders = name.contains("/") ? [""] : path.split(separator: ":").map { "\($0)/" }
        let found = folders.map { $0 + name }.first { access($0, X_OK) == 0 && !Folder.isFolder($0) }
        guard let found, !found.hasPrefix("/") else { return found }
        return "\(FileManager.default.currentDirectoryPath)/\(found)"
    }
}
