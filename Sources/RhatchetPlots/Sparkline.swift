/// A chain as one line of text: means of stretches, on the scale of all chains.
package enum Sparkline {
    private static let marks = Array("▁▂▃▄▅▆▇█")

    /// - Parameters:
    ///   - range: the lowest and the highest mark.
    ///   - width: marks of a line; fewer where there are fewer draws.
    package static func line(_ chain: [Double], range: ClosedRange<Double>, width: Int) -> String {
        let count = max(1, min(width, chain.count))
        return String(
            (0..<count).map { place in
                let some = chain[chain.count * place / count..<chain.count * (place + 1) / count]
                let mean = some.reduce(0, +) / Double(max(1, some.count))
                guard mean.isFinite else { return "·" }
                let span = range.upperBound - range.lowerBound
                let share = span > 0 ? (mean - range.lowerBound) / span : 0.5
                return self.marks[min(max(Int(share * 8), 0), 7)]
            }
        )
    }
}

/// A number beside a scale.
enum ScaleText {
    static func of(_ value: Double) -> String {
        let size = value.magnitude
        guard size >= 1e-3, size < 1e6 else { return size == 0 ? "0" : Self.scientific(value) }
        let places = size >= 1000 ? 1.0 : size >= 10 ? 10 : 1000
        return "\((value * places).rounded() / places)"
    }

    private static func scientific(_ value: Double) -> String {
        var (mantissa, power) = (value, 0)
        while mantissa.magnitude >= 10 { (mantissa, power) = (mantissa / 10, power + 1) }
        while mantissa.magnitude < 1 { (mantissa, power) = (mantissa * 10, power - 1) }
        return "\((mantissa * 100).rounded() / 100)e\(power)"
    }
}
