/// Why there is no Python to train with.
package enum PythonError: Error, Hashable, Sendable, CustomStringConvertible {
    /// None of these is a program.
    case notFound([String])
    case tooOld(String, version: PythonVersion)
    case noSampler(String, version: PythonVersion)
    /// It did not answer as a Python does; what it said, or what the system said.
    case notPython(String, reason: String)

    package var description: String {
        switch self {
        case .notFound(let tried):
            "no Python was found, looked for \(tried.map { "'\($0)'" }.joined(separator: ", ")); "
                + "install Python \(Self.least) or newer, or name one with --python"
        case .tooOld(let path, let version):
            "'\(path)' is Python \(version); it must be \(Self.least) or newer, name another one with --python"
        case .noSampler(let path, let version):
            "'\(path)' (Python \(version)) has none of PyMC, nutpie, NumPyro, BlackJAX, PyStan and cmdstanpy; install one with "
                + "'\(path) -m pip install pymc', or name another Python with --python"
        case .notPython(let path, let reason):
            "'\(path)' does not answer as Python does: \(reason); name another one with --python"
        }
    }

    private static var least: String { "\(PythonVersion.least.major).\(PythonVersion.least.minor)" }
}
