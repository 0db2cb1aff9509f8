import Foundation
package import RhatchetEngine
package import RhatchetTraining

/// Asks a Python what is installed for it.
package struct InterpreterProbe {
    private static let patience = Duration.seconds(20)
    /// On these a result hangs; each is named where it is installed.
    private static let main: Set = [
        "pymc", "pytensor", "nutpie", "numpy", "scipy", "arviz", "numba", "jax", "numpyro", "blackjax", "cmdstanpy",
    ]
    /// How many threads compute, on what, and with which randomness.
    private static let settings = [
        "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "PYTENSOR_FLAGS",
        "XLA_FLAGS", "JAX_ENABLE_X64", "JAX_PLATFORMS", "CUDA_VISIBLE_DEVICES", "PYTHONHASHSEED", "CONDA_DEFAULT_ENV",
    ]

    private let python: PythonEnvironment

    package init(python: PythonEnvironment) {
        self.python = python
    }

    /// What the Python says; what it does not say is told with the reason.
    ///
    /// - Parameter contents: where the list of packages is kept.
    package func read(keepingListIn contents: ContentStore) -> Provenance.Interpreter {
        let inherited = ProcessInfo.processInfo.environment
        var interpreter = Provenance.Interpreter(
            executable: self.python.executable,
            version: self.python.version.description,
            settings: inherited.filter { Self.settings.contains($0.key) }
        )
        do {
            let answer = try self.ask(inherited)
            let list = answer.packages.map { "\($0.key)==\($0.value)\n" }.sorted().joined()
            interpreter.version = answer.version
            interpreter.blas = answer.blas
            interpreter.packageCount = answer.packages.count
            interpreter.packageList = try contents.keep(Data(list.utf8)).description
            interpreter.main = answer.packages.filter { Self.main.contains($0.key.lowercased()) }
        } catch {
            interpreter.trouble = "\(error)"
        }
        return interpreter
    }

    private struct Answer: Decodable {
        let version: String
        let blas: String?
        let packages: [String: String]
    }

    private struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    private func ask(_ environment: [String: String]) throws -> Answer {
        let result = try ShortProcess.run(
            self.python.executable,
            ["-c", Self.script],
            environment: environment,
            timeLimit: Self.patience
        )
        // A site hook of the user may print something before.
        let line = result.output.split(separator: UInt8(ascii: "\n")).last ?? Data()
        guard result.isSuccess, let answer = try? JSONDecoder().decode(Answer.self, from: line) else {
            let said = result.errorText.split(separator: "\n").last.map { String($0.prefix(200)) }
            throw Trouble(description: said ?? "it ended with \(result.outcome) and without an answer")
        }
        return answer
    }

    /// Metadata, not imports, for PyMC takes seconds to import; numpy is, for it says its BLAS in no other way.
    private static let script = """
        import json, os, sys
        def packages():
            from importlib.metadata import distributions
            found = {}
            for each in distributions():
                try:
                    found.setdefault(each.metadata["Name"], each.version)
                except Exception:
                    continue
            folder = os.path.join(sys.prefix, "conda-meta")
            for name in os.listdir(folder) if os.path.isdir(folder) else []:
                parts = name[:-5].rsplit("-", 2)
                if name.endswith(".json") and len(parts) == 3:
                    found["conda:" + parts[0]] = parts[1] + "=" + parts[2]
            return {str(name): str(version) for name, version in found.items() if name}
        def blas():
            try:
                import numpy
                found = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
                return found["name"] + " " + str(found["version"])
            except Exception:
                return None
        version = ".".join(map(str, sys.version_info[:3])) + " " + sys.implementation.name
        sys.stdout.write(json.dumps({"version": version, "blas": blas(), "packages": packages()}))
        """
}
