/// Our own Python files were not found.
package struct PythonFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder that was named, or the program above which they were looked for.
    package let looked: String
    package let wasNamed: Bool

    package init(looked: String, wasNamed: Bool) {
        self.looked = looked
        self.wasNamed = wasNamed
    }

    package var description: String {
        self.wasNamed
            ? "'\(self.looked)' (RHATCHET_PYTHON_DIR) holds no 'hook/sitecustomize.py'; it must be the folder with Rhatchet's Python files"
            : "no 'python/hook/sitecustomize.py' lies above '\(self.looked)'; set RHATCHET_PYTHON_DIR to the folder with Rhatchet's Python files"
    }
}
