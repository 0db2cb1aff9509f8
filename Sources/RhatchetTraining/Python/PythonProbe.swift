import Foundation

/// Asks a Python who it is and which samplers it could import, without importing them.
enum PythonProbe {
    /// What the Python is to run.
    ///
    /// Metadata, not import: PyMC takes seconds to import. Written for any Python 3, so that an old one can be named.
    private static let script = """
        import json, sys
        def version(name):
            try:
                from importlib.util import find_spec
                spec = find_spec(name)
                # A folder of that name is no package.
                if spec is None or spec.origin is None:
                    return None
            except Exception:
                return None
            try:
                from importlib.metadata import version
                return version(name)
            except Exception:
                return "unknown"
        sys.stdout.write(json.dumps({"version": list(sys.version_info[:3]), "pymc": version("pymc"), "nutpie": version("nutpie"),
            "stan": version("cmdstanpy") or version("prophet") or version("stan"),
            "jax": version("numpyro") or version("blackjax")}))
        """

    private struct Answer: Decodable {
        let version: [Int]
        let pymc: String?
        let nutpie: String?
        /// PyStan, or what starts CmdStan, which is seen from outside.
        let stan: String?
        /// NumPyro, or BlackJAX for a loop of one's own.
        let jax: String?
    }

    /// Probes the program at the absolute path `executable` with the user's own environment, as the training will have it.
    static func probe(_ executable: String, environment: [String: String]) throws(PythonError) -> PythonEnvironment {
        let answer = try Self.ask(executable, environment: environment)
        guard answer.version.count == 3 else { throw .notPython(executable, reason: "its version has no three parts") }
        let version = PythonVersion(answer.version[0], answer.version[1], answer.version[2])
        guard version >= .least else { throw .tooOld(executable, version: version) }
        let samplers = [answer.pymc, answer.nutpie, answer.stan, answer.jax]
        guard samplers.contains(where: { $0 != nil }) else { throw .noSampler(executable, version: version) }
        return PythonEnvironment(executable: executable, version: version, pymc: answer.pymc, nutpie: answer.nutpie)
    }

    private static func ask(_ executable: String, environment: [String: String]) throws(PythonError) -> Answer {
        let result: ShortProcessResult
        do {
            result = try ShortProcess.run(
                executable,
                ["-c", Self.script],
                environment: environment,
                timeLimit: .seconds(20)
            )
        } catch {
            throw .notPython(executable, reason: error.description)
        }
        // A site hook of the user may print something before.
        let line = result.output.split(separator: UInt8(ascii: "\n")).last ?? Data()
        guard result.isSuccess, let answer = try? JSONDecoder().decode(Answer.self, from: line) else {
            // What is no Python may quote the whole probe back.
            let said = result.errorText.split(separator: "\n").last.map { String($0.prefix(120)) }
            throw .notPython(executable, reason: said ?? "it ended with \(result.outcome) and without an answer")
        }
        return answer
    }
}
