/// A point as CmdStan takes it for `init`: variables as JSON, arrays nested from the outside in.
package struct StanPoint: Encodable {
    /// Arrays of numbers, nested.
    package indirect enum Value: Encodable, Equatable {
        case number(Double)
        case array([Value])

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let value): try container.encode(value)
            case .array(let values): try container.encode(values)
            }
        }
    }

    package private(set) var variables: [String: Value] = [:]

    /// Gathers the columns of each variable; CmdStan writes them column-major, the first index fastest, and each names its place.
    ///
    /// What is no plain array of finite numbers is left out: parameters are, other variables are not asked for.
    ///
    /// - Parameter columns: `mu`, `theta.1`, `L.2.1`, in any order.
    package init(_ columns: [(name: String, value: Double)]) {
        var found: [String: [[Int]: Double]] = [:]
        var left: Set<String> = []
        for (name, value) in columns where !name.hasSuffix("__") {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            let places = parts.dropFirst().map { Int($0) }
            let variable = String(parts[0])
            guard !name.contains(":"), value.isFinite, !places.contains(nil) else {
                left.insert(String(variable.prefix { $0 != ":" }))
                continue
            }
            found[variable, default: [:]][places.compactMap(\.self)] = value
        }
        for (name, places) in found where !left.contains(name) {
            if let value = Self.nested(places) { self.variables[name] = value }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        try self.variables.encode(to: encoder)
    }

    /// - Returns: nil where a place is missing.
    private static func nested(_ values: [[Int]: Double]) -> Value? {
        if values.count == 1, let value = values[[]] { return .number(value) }
        let groups = Dictionary(grouping: values.keys) { $0.first ?? 0 }
        guard let last = groups.keys.max(), groups.count == last, groups.keys.min() == 1 else { return nil }
        var array: [Value] = []
        for place in 1...last {
            let inner = Dictionary(
                uniqueKeysWithValues: (groups[place] ?? []).map { (Array($0.dropFirst()), values[$0] ?? 0) }
            )
            guard let value = Self.nested(inner) else { return nil }
            array.append(value)
        }
        return .array(array)
    }
}
