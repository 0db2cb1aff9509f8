import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetReaders
import RhatchetRemedies
package import RhatchetTriage

/// A diagnosis as one JSON object, its keys in the order of a table's columns.
///
/// A number that is not defined is `null`, an infinite one the text `inf` or `-inf`.
package struct DiagnosisJSON {
    private let diagnosis: Diagnosis
    private let elements: [SampleElement]
    private let advises: Bool

    /// - Parameter elements: in the order in which they are written.
    package init(_ diagnosis: Diagnosis, elements: [SampleElement], advises: Bool) {
        self.diagnosis = diagnosis
        self.elements = elements
        self.advises = advises
    }

    package var text: String {
        var parts = [
            "\"variables\": " + Self.list(self.elements.map(Self.variable), "\n    "),
            "\"sampler\": " + self.sampler,
            "\"problems\": " + Self.list(self.diagnosis.problems.map(Self.problem), "\n    "),
        ]
        if self.advises { parts.append("\"advice\": " + self.advice) }
        return "{\n  " + parts.joined(separator: ",\n  ") + "\n}\n"
    }

    private static func variable(_ element: SampleElement) -> String {
        let digest = element.digest
        let numbers = zip(DiagnosisColumn.allCases, DiagnosisColumn.allCases.map { $0.value(digest) })
        return "{\"name\": \(Self.text(element.name)), "
            + numbers.map { "\"\($0.rawValue)\": \(Self.number($1))" }.joined(separator: ", ") + "}"
    }

    private var sampler: String {
        let looks = self.diagnosis.posterior.chains.map(\.look)
        let divergent = looks.reduce(0) { $0 + $1.divergent }
        let draws = looks.reduce(0) { $0 + $1.draws }
        let hits = looks.compactMap(\.saturated)
        let bfmi = looks.map { Self.number($0.bfmi ?? .nan) }
        return
            "{\"divergent\": \(divergent), \"divergent_fraction\": \(Self.number(Double(divergent) / Double(draws))), "
            + "\"max_treedepth_hits\": \(hits.isEmpty ? "null" : "\(hits.reduce(0, +))"), "
            + "\"bfmi\": [\(bfmi.joined(separator: ", "))]}"
    }

    private static func problem(_ problem: SampleProblem) -> String {
        "{\"code\": \(self.text(problem.code.rawValue)), \"severity\": \(self.text(problem.severity.rawValue)), "
            + "\"message\": \(self.text(problem.message)), \"advice\": \(self.text(problem.advice)), "
            + "\"variables\": [\(problem.variables.map(self.text).joined(separator: ", "))]}"
    }

    private var advice: String {
        guard let prescription = self.diagnosis.prescription else { return "null" }
        let changes = prescription.changes.map { Self.text(self.diagnosis.shown($0)) }.joined(separator: ", ")
        let causes = prescription.causes.map(Self.text).joined(separator: ", ")
        return "{\"kind\": \(Self.text(prescription.kind.rawValue)), \"causes\": [\(causes)], "
            + "\"changes\": [\(changes)], \"recommendation\": \(Self.text(prescription.recommendation))}"
    }

    private static func list(_ items: [String], _ separator: String) -> String {
        items.isEmpty ? "[]" : "[" + separator + items.joined(separator: "," + separator) + "\n  ]"
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "null" }
        return value.isInfinite ? "\"\(value)\"" : "\(value)"
    }

    private static func text(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
