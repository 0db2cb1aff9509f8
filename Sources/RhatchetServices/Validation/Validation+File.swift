import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTraining

/// A model file as the fix tool has read it.
struct ExaminedFile {
    var side: Validation.Side
    var calls: [SamplerCall]
}

extension Validation {
    /// Every row against every sampler call of the file as it is after.
    init(before: ExaminedFile?, after: ExaminedFile, by table: DesignTable, remarks: [String]) {
        let rows = after.calls.flatMap { call in
            let earlier = before?.calls.first { $0.call == call.call }
            return table.rows.map { Row($0, before: earlier, after: call) }
        }
        self.init(
            model: table.model,
            incident: nil,
            standing: table.standing,
            before: before?.side,
            after: after.side,
            rows: rows,
            free: [],
            remarks: [table.remark].compactMap(\.self) + remarks
        )
    }
}

extension Validation.Row {
    fileprivate init(_ row: ExpectationRow, before: SamplerCall?, after: SamplerCall) {
        let setting = Setting(row.parameter, in: after)
        self.init(
            expectation: row,
            tolerance: row.tolerance,
            before: before.flatMap { Setting(row.parameter, in: $0) },
            after: setting,
            verdict: Self.verdict(on: setting, row),
            reason: Self.reason(setting, row),
            call: after.line
        )
    }

    private static func verdict(on setting: Setting?, _ row: ExpectationRow) -> Validation.Verdict {
        guard let setting, setting.isKnown else { return .unknown }
        return row.verdict(on: setting.value) == .pass ? .pass : .fail
    }

    private static func reason(_ setting: Setting?, _ row: ExpectationRow) -> String? {
        switch setting {
        case nil: "'\(row.parameter)' is no sampler argument; look at the model for it"
        case .unreadable(let origin): "'\(row.parameter)' \(origin)"
        case .written, .absent: nil
        }
    }
}
