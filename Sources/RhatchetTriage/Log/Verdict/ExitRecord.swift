/// How a training's process ended.
package struct ExitRecord: Sendable, Codable, Equatable {
    /// Exit status; nil when a signal ended it or nobody knows.
    package var status: Int32?
    /// The signal that ended it; nil when it exited by itself or nobody knows.
    package var signal: Int32?

    package init(status: Int32? = nil, signal: Int32? = nil) {
        self.status = status
        self.signal = signal
    }

    /// Whether it says that all went well.
    package var isSuccess: Bool { self.status == 0 && self.signal == nil }

    /// The signal, also when a shell reported it as 128 + signal (POSIX shell, section 2.8.2).
    package var effectiveSignal: Int32? {
        if let signal = self.signal { return signal }
        guard let status = self.status, (129...192).contains(status) else { return nil }
        return status - 128
    }

    /// Whether anybody saw how it ended.
    var isSeen: Bool { self.status != nil || self.signal != nil }

    /// One clause for a person.
    package var sentence: String {
        if let signal = self.effectiveSignal { return "ended by signal \(signal)" }
        if let status = self.status { return "exited with status \(status)" }
        return "ended, and nobody saw how"
    }
}
