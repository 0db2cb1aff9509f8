/// What a run took over from the segment that it continues.
package struct ResumeRecord: Sendable, Codable, Equatable {
    package var grade: Grade
    package var fromSegment: Int?
    /// What was taken over: `points`, `step_size`, `metric`, `draws`.
    package var taken: [String]?
    package var notTaken: [String]?
    /// Why it is not better than it is.
    package var reason: String?

    /// Whose draws stand before this segment's own in its files; nil where the kernel has changed.
    package var joins: [Join]?

    /// What was taken over from one earlier segment.
    package struct Join: Sendable, Codable, Equatable {
        package var segment: Int
        /// Post-warm-up draws of each chain.
        package var draws: [Int]
        /// Tuning draws of each chain.
        package var tuning: [Int]?

        package init(segment: Int, draws: [Int], tuning: [Int]? = nil) {
            self.segment = segment
            self.draws = draws
            self.tuning = tuning
        }

        /// Draws of all chains, tuning included.
        ///
        /// A damaged record may hold any numbers, whose sum is then of no use but must not end the program.
        package var all: Int { (self.draws + (self.tuning ?? [])).reduce(0, &+) }
    }

    package enum Grade: String, Sendable, Codable {
        case exact, warm, cold
    }

    package init(
        grade: Grade,
        fromSegment: Int?,
        taken: [String] = [],
        notTaken: [String] = [],
        reason: String = ""
    ) {
        self.grade = grade
        self.fromSegment = fromSegment
        self.taken = taken
        self.notTaken = notTaken
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case grade, taken, reason, joins
        case fromSegment = "from_segment"
        case notTaken = "not_taken"
    }
}
