/// A Python that can train: its program and the samplers that it can import.
package struct PythonEnvironment: Hashable, Sendable {
    /// Absolute path, not resolved: a virtual environment is known by the path of its link.
    package let executable: String
    package let version: PythonVersion
    /// Version of PyMC; nil when it is not installed.
    package let pymc: String?
    /// Version of nutpie; nil when it is not installed.
    package let nutpie: String?

    package init(executable: String, version: PythonVersion, pymc: String?, nutpie: String?) {
        self.executable = executable
        self.version = version
        self.pymc = pymc
        self.nutpie = nutpie
    }
}
