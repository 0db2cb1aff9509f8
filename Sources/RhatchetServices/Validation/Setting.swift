package import RhatchetProtocol
import RhatchetTraining

/// How one parameter stands in a model file, or in a change.
package enum Setting: Sendable, Equatable {
    /// Written there, at a line where it is known.
    case written(Value?, line: Int?)
    /// Not written, and so the sampler's documented default.
    case absent(Value?)
    /// Written there, and only a run can tell what it is.
    case unreadable(String)

    /// An argument of a sampler call, under the name of the design expectations; nil for what is no sampler argument.
    init?(_ parameter: String, in call: SamplerCall) {
        guard let argument = call.parameters[SamplerArgument.canonical(parameter)] else { return nil }
        switch (argument.state, argument.value) {
        case ("literal", let value?), ("name", let value?): self = .written(value, line: argument.line)
        case ("absent", _): self = .absent(argument.default)
        case ("literal", nil), ("name", nil):
            self = .unreadable("no plain value, in line \(argument.line ?? call.line)")
        default: self = .unreadable("comes from \(argument.origin ?? "elsewhere")")
        }
    }

    /// nil where it is not known, and for Python's None.
    package var value: Value? {
        switch self {
        case .written(let value, _), .absent(let value): value
        case .unreadable: nil
        }
    }

    package var isKnown: Bool {
        switch self {
        case .written, .absent: true
        case .unreadable: false
        }
    }

    /// For a table: the value, `(default)` after what is not written, `?` for what cannot be read.
    package var text: String {
        switch self {
        case .written(let value, _): value?.description ?? "None"
        case .absent(let value): "\(value?.description ?? "None") (default)"
        case .unreadable: "?"
        }
    }
}

extension Setting: Encodable {
    private enum CodingKeys: String, CodingKey { case value, source, line, origin }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.value, forKey: .value)
        switch self {
        case .written(_, let line):
            try container.encode("written", forKey: .source)
            try container.encodeIfPresent(line, forKey: .line)
        case .absent: try container.encode("default", forKey: .source)
        case .unreadable(let origin):
            try container.encode("unreadable", forKey: .source)
            try container.encode(origin, forKey: .origin)
        }
    }
}
