import ArgumentParser
import RhatchetConfiguration
import RhatchetProtocol

/// A length of time, as `12h` or `500ms`.
struct DurationArgument: ExpressibleByArgument {
    let amount: TimeAmount

    init(amount: TimeAmount) {
        self.amount = amount
    }

    init?(argument: String) {
        guard let amount = DurationText.amount(argument) else { return nil }
        self.amount = amount
    }

    /// For the help of a command.
    var defaultValueDescription: String { "\(self.amount)" }
}
