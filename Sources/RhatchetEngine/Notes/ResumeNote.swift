package import RhatchetProtocol

/// What a new segment took over: `exact`, `warm` or `cold`, and why.
package struct ResumeNote: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var grade: String
    package var taken: [String]
    package var notTaken: [String]
    package var reason: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        grade: String,
        taken: [String],
        notTaken: [String],
        reason: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.grade = grade
        self.taken = taken
        self.notTaken = notTaken
        self.reason = reason
    }
}
