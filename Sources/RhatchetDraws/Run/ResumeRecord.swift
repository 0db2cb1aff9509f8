/// What a run took over from the segment that it continues.
package struct ResumeRecord: Sendable, Codable, Equatable {
    package var grade: Grade
    package var fromSegment: Int?
    /// What was taken over: `points`, `step_size`, `metric`, `draws`.
    package var taken: [String]?
    package var notTaken: [String]?
    /// Why it is not better than it is.
    package var reason: String?

    package enum Grade: String, Sendable, Codable {
        case exact, warm, cold
    }

    private enum CodingKeys: String, CodingKey {
        case grade, taken, reason
        case fromSegment = "from_segment"
        case notTaken = "not_taken"
    }
}
