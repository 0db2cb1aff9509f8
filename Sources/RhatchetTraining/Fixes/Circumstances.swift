package import Foundation

/// What is known beside the two versions of a file, and what an edit may be judged by.
package struct Circumstances: Sendable, Encodable, Equatable {
    /// What a training died of, as its log quotes it.
    package struct Failure: Sendable, Encodable, Equatable {
        package var error: String
        package var line: Int?

        package init(error: String, line: Int? = nil) {
            self.error = error
            self.line = line
        }
    }

    /// What really draws, `pymc` or `nutpie`; nil when it is not known.
    package var sampler: String?
    package var pymc: String?
    package var failed: Failure?
    /// Modules that lie beside the model file: an import could mean one of them.
    package var local: [String]

    package init(sampler: String? = nil, failed: Failure? = nil, local: [String] = []) {
        self.sampler = sampler
        self.failed = failed
        self.local = local
    }

    /// With the modules in the folder of `file`, and in the one that it leads to: Python looks for them there.
    package func beside(_ file: URL) -> Circumstances {
        let folders = Set([file, file.resolvingSymlinksInPath()].map { $0.deletingLastPathComponent().path })
        let names = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        var found = self
        found.local = Set(names.compactMap { $0.split(separator: ".").first.map(String.init) }).sorted()
        return found
    }
}
