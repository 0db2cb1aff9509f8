package import RhatchetProtocol

/// A start of a training's script.
package struct SegmentStart: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var command: [String]
    /// SHA-256 of the model file at the start.
    package var modelHash: String
    package var log: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        command: [String],
        modelHash: String,
        log: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.command = command
        self.modelHash = modelHash
        self.log = log
    }
}
