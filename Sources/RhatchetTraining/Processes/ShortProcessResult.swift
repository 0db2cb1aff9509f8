package import Foundation

/// How a short process ended and what it said.
package struct ShortProcessResult: Hashable, Sendable {
    package let outcome: ExitRecord.Outcome
    package let output: Data
    package let errors: Data

    package init(outcome: ExitRecord.Outcome, output: Data, errors: Data) {
        self.outcome = outcome
        self.output = output
        self.errors = errors
    }

    package var isSuccess: Bool { self.outcome == .status(0) }
    /// Standard output as text; bytes that are no UTF-8 are replaced.
    package var outputText: String { String(decoding: self.output, as: UTF8.self) }
    /// Standard error as text; bytes that are no UTF-8 are replaced.
    package var errorText: String { String(decoding: self.errors, as: UTF8.self) }
}
