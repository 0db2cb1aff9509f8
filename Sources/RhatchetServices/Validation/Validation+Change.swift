import RhatchetConfiguration
import RhatchetProtocol

extension Validation {
    /// The change that an incident asks for, held against the rows of what it changes, exactly as the engine does.
    init(_ changes: [Change], meaning: String, on incident: IncidentID, by table: DesignTable) {
        let rows = table.rows.check(changes).map { checked in
            Row(
                expectation: checked.row,
                tolerance: checked.row.tolerance,
                before: checked.before.map { .written($0, line: nil) },
                after: .written(checked.after, line: nil),
                verdict: checked.verdict == .pass ? .pass : .fail
            )
        }
        let bound = Set(rows.map { SamplerArgument.canonical($0.expectation.parameter) })
        self.init(
            model: table.model,
            incident: incident,
            standing: table.standing,
            before: Side(name: incident.description, meaning: "as the change finds it"),
            after: Side(name: incident.description, meaning: meaning),
            rows: rows,
            free: changes.map(\.parameter).filter { !bound.contains(SamplerArgument.canonical($0)) },
            remarks: [table.remark].compactMap(\.self)
        )
    }
}

extension Incident {
    /// The change that it asks for now: submitted, else authorised, else applied, else advised; nil while there is none.
    var wanted: (changes: [Change], meaning: String)? {
        if let submission = self.submission { return (submission.changes, "as submitted") }
        if let authorization = self.authorization { return (authorization.changes, "as authorised") }
        if let fix = self.fixes.last { return (fix.changes, "as applied") }
        if let advice = self.advice, !advice.changes.isEmpty { return (advice.changes, "as advised") }
        return nil
    }
}
