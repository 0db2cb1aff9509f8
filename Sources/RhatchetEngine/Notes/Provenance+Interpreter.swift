extension Provenance {
    /// The Python that ran the script, and what was installed for it.
    package struct Interpreter: Sendable, Codable, Equatable {
        /// Absolute path, not resolved: a virtual environment is known by the path of its link.
        package var executable: String
        package var version: String
        /// Versions of the packages that a result hangs on, by name.
        package var main: [String: String]
        /// The linear algebra that numpy was built with, `openblas 0.3.29`.
        package var blas: String?
        /// SHA-256 of the kept list of all packages, `name==version` a line.
        package var packageList: String?
        package var packageCount: Int
        /// Variables of the environment that change how it computes.
        package var settings: [String: String]
        /// Why the packages are not known; nil when they are.
        package var trouble: String?

        package init(executable: String, version: String, settings: [String: String], trouble: String? = nil) {
            self.executable = executable
            self.version = version
            self.main = [:]
            self.packageCount = 0
            self.settings = settings
            self.trouble = trouble
        }
    }
}
