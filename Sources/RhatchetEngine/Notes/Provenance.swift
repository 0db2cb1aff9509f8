package import RhatchetProtocol

/// What a segment was started with: source, interpreter, machine.
///
/// Taken just before the start, so that a training of the past can be told from one that merely looks like it.
package struct Provenance: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var source: Source
    package var interpreter: Interpreter
    package var machine: Machine
    /// Version of Rhatchet.
    package var rhatchet: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        source: Source,
        interpreter: Interpreter,
        machine: Machine,
        rhatchet: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.source = source
        self.interpreter = interpreter
        self.machine = machine
        self.rhatchet = rhatchet
    }

    /// Every text that was kept for it, by its SHA-256.
    package var contentHashes: [String] {
        let patch: String? =
            switch self.source {
            case .git(let tree): tree.patch
            case .unknown: nil
            }
        return [patch, self.interpreter.packageList].compactMap(\.self)
    }
}
