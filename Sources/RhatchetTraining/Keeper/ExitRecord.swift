/// How a training ended, `exit.json`.
package struct ExitRecord: Codable, Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// It ended by itself with this status.
        case status(Int32)
        /// This signal killed it.
        case signal(Int32)
        /// It never ran: the system's error number and what could not be done, in words.
        case notStarted(errno: Int32, error: String)
    }

    package let outcome: Outcome
    /// Wall time of the end, ISO 8601 in UTC with milliseconds.
    package let ended: String
    /// What the process and those of its children that it waited for have used; nil when it never ran.
    package let usage: ResourceUsage?
    /// Seconds from the start to the end on the boot clock, whoever has set the wall clock meanwhile; nil when it never ran.
    package let seconds: Double?

    package init(outcome: Outcome, ended: String, usage: ResourceUsage?, seconds: Double? = nil) {
        self.outcome = outcome
        self.ended = ended
        self.usage = usage
        self.seconds = seconds
    }

    /// Whether it ended by itself with status 0.
    package var isSuccess: Bool {
        self.outcome == .status(0)
    }

    private enum CodingKeys: String, CodingKey {
        case state, status, signal, errno, error, ended, seconds
        case usage = "rusage"
    }

    private enum State: String, Codable {
        case exited
        case killed
        case notStarted = "not_started"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(State.self, forKey: .state) {
        case .exited: self.outcome = .status(try fields.decode(Int32.self, forKey: .status))
        case .killed: self.outcome = .signal(try fields.decode(Int32.self, forKey: .signal))
        case .notStarted:
            self.outcome = .notStarted(
                errno: try fields.decode(Int32.self, forKey: .errno),
                error: try fields.decode(String.self, forKey: .error)
            )
        }
        self.ended = try fields.decode(String.self, forKey: .ended)
        self.usage = try fields.decodeIfPresent(ResourceUsage.self, forKey: .usage)
        self.seconds = try fields.decodeIfPresent(Double.self, forKey: .seconds).map { min(max($0, 0), 1e10) }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self.outcome {
        case .status(let status):
            try fields.encode(State.exited, forKey: .state)
            try fields.encode(status, forKey: .status)
        case .signal(let signal):
            try fields.encode(State.killed, forKey: .state)
            try fields.encode(signal, forKey: .signal)
        case .notStarted(let errno, let error):
            try fields.encode(State.notStarted, forKey: .state)
            try fields.encode(errno, forKey: .errno)
            try fields.encode(error, forKey: .error)
        }
        try fields.encode(self.ended, forKey: .ended)
        try fields.encodeIfPresent(self.usage, forKey: .usage)
        try fields.encodeIfPresent(self.seconds, forKey: .seconds)
    }
}
