import RhatchetProtocol

/// A number that policies are compared by, and under which name every format tells it.
package enum Quantity: Sendable, Hashable {
    /// A quantile, at a place of ``TimeMeasure/shares``.
    case time(TimeMeasure, Int)
    /// Mean hours of an incident without usable draws that were spent on this.
    case stage(Stage)
    case measure(Measure)

    package static let times = TimeMeasure.allCases.flatMap { measure in
        TimeMeasure.shares.indices.map { Quantity.time(measure, $0) }
    }
    package static let stages = Stage.allCases.map(Quantity.stage)
    package static let measures = Measure.allCases.map(Quantity.measure)
    package static let all = Self.times + Self.stages + Self.measures

    /// As CSV names it.
    package var key: String {
        switch self {
        case .time(let measure, let place):
            "\(measure.rawValue)_hours_\(Figure.text(TimeMeasure.shares[place] * 100, 0))"
        case .stage(let stage): "\(stage.style)_hours"
        case .measure(let measure): measure.rawValue
        }
    }

    package var label: String {
        switch self {
        case .time(let measure, let place):
            TimeMeasure.shares[place] == 0.5
                ? "\(measure.label), median"
                : "\(measure.label), \(Figure.text(TimeMeasure.shares[place] * 100, 0)) %"
        case .stage(let stage): stage.name
        case .measure(let measure): measure.label
        }
    }

    package func text(_ value: Double) -> String {
        switch self {
        case .time, .stage: Figure.text(value, 2)
        case .measure(let measure): measure.text(value)
        }
    }
}
