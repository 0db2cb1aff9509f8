package import RhatchetProtocol

/// What goes wrong, and how often.
package struct Errors: Sendable, Hashable {
    /// Errors per 100 hours of sampling of one training.
    package var rates: [Category: Double] = [
        .implementation: 1, .data: 1, .resource: 1, .convergence: 4, .unknown: 0.2,
    ]
    /// Share 0...1 of convergence errors that are critical.
    package var critical = 0.5
    /// Share 0...1 of the errors of a category that halt the training.
    package var halted: [Category: Double] = [
        .implementation: 1, .data: 0.8, .resource: 1, .convergence: 0, .unknown: 0.5,
    ]
    /// Share 0...1 of convergence errors that a change of parameters mends; the others need a new design.
    package var curable = 0.9
    /// Share 0...1 of fixes that touch a file which the project's models share.
    package var sharedFile = 0.05
    /// From the error until the watch reports it.
    package var notice = Distribution.uniform(.minutes(0), .minutes(5))
    /// Trainings that go wrong in another way, counted from 0 over all projects.
    package var byTraining: [Int: Errors] = [:]

    package init() {}

    /// Errors of any kind per hour of sampling.
    var total: Double { Self.order.reduce(0) { $0 + (self.rates[$1] ?? 0) } / 100 }

    /// What goes wrong with one training.
    func of(training: Int) -> Errors {
        self.byTraining.isEmpty ? self : self.byTraining[training] ?? self
    }

    /// The category at a share 0..<1 of all errors, in the seeds' order.
    func category(at share: Double) -> Category {
        var rest = share * self.total * 100
        for category in Self.order {
            rest -= self.rates[category] ?? 0
            if rest < 0 { return category }
        }
        return .convergence
    }

    static let order: [Category] = [.implementation, .data, .resource, .convergence, .unknown]
}
