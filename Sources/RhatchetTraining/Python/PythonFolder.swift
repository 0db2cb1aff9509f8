import Foundation

/// Our own Python files, the folder with `hook/sitecustomize.py` in it.
package struct PythonFolder: Hashable, Sendable {
    /// Absolute path.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The folder that goes first on PYTHONPATH.
    package var hook: String { "\(self.path)/hook" }

    /// Finds it: `$RHATCHET_PYTHON_DIR`, else `python` or `share/rhatchet/python` in a folder above the executable.
    ///
    /// - Throws: ``PythonFolderError``.
    package static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String = Self.ownExecutable
    ) throws(PythonFolderError) -> PythonFolder {
        if let named = environment["RHATCHET_PYTHON_DIR"], !named.isEmpty {
            guard Self.isOne(named) else { throw PythonFolderError(looked: named, wasNamed: true) }
            return PythonFolder(path: URL(fileURLWithPath: named).standardizedFileURL.path)
        }
        var above = (executable as NSString).deletingLastPathComponent
        while !above.isEmpty {
            let candidates = ["python", "share/rhatchet/python"].map { "\(above == "/" ? "" : above)/\($0)" }
            if let found = candidates.first(where: Self.isOne) { return PythonFolder(path: found) }
            if above == "/" { break }
            above = (above as NSString).deletingLastPathComponent
        }
        throw PythonFolderError(looked: executable, wasNamed: false)
    }

    /// The program that runs, links resolved.
    package static var ownExecutable: String {
        let link = "/proc/self/exe"
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? Bundle.main.executablePath
        var path = own ?? CommandLine.arguments[0]
        // The kernel's word when the file was replaced, by a new build for example: then the new one is ours.
        let replaced = " (deleted)"
        if path.hasSuffix(replaced) { path.removeLast(replaced.count) }
        return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    private static func isOne(_ path: String) -> Bool {
        access("\(path)/hook/sitecustomize.py", R_OK) == 0
    }
}
