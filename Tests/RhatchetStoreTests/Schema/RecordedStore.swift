import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTestSupport

/// A store as a released schema left it, under `Fixtures/schema-N.sqlite`.
///
/// Once a schema is released its file is never made again. The file of a new schema is written by
///
///     RHATCHET_RECORD_SCHEMA=N swift test --filter RecordedStoreTests
enum RecordedStore {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func file(_ schema: Int) -> URL { Self.folder.appending(path: "schema-\(schema).sqlite") }

    /// The number of the schema that is to be recorded now; nil when the tests only read.
    static var asked: Int? { ProcessInfo.processInfo.environment["RHATCHET_RECORD_SCHEMA"].flatMap(Int.init) }

    /// The example of PROTOCOL 13, a bug of another model that is mended, and one that is left open; with notes,
    /// a refusal, a missed deadline, and effects of which two are done.
    static func play(on ledger: SQLiteLedger) throws {
        let clock = ManualClock()
        let stage = Stage(try Engine(ledger: ledger, clock: clock), clock: clock)
        try stage.engine.configure(Policy(), models: [ModelDeclaration("model_1"), ModelDeclaration("model_2")])
        try Self.emergency(stage)
        try Self.bug(stage)
        for effect in try stage.engine.pendingEffects().prefix(2) {
            try stage.engine.mark(effect, as: .done, result: "seen")
        }
    }

    private static func emergency(_ stage: Stage) throws {
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(6, .modeler, Cases.authorize)
        try stage.engine.note(.fixPrepared(Self.fix))
        try stage.at(20, .codeTranslator, Cases.apply)
        try stage.at(25, .modelTrainer, Cases.resume)
        try stage.at(40, .modelTrainer, Cases.verify)
        try stage.at(60, .director, Cases.grant)
    }

    private static func bug(_ stage: Stage) throws {
        let two = IncidentID(rawValue: 2)
        try stage.at(70, .modelTrainer, .report(model: "model_2", finding: Cases.bug))
        try stage.at(71, .codeTranslator, .submit(incident: two, submission: Submission(fixClass: .bugfix)))
        try stage.at(72, .director, .delegate(incident: two, to: .codeTranslator))
        try stage.at(
            73,
            .codeTranslator,
            .submit(incident: two, submission: Submission(fixClass: .bugfix, patch: "a1"))
        )
        try stage.at(74, .director, .approve(incident: two, reason: "plain"))
        try stage.at(75, .modelTrainer, .resume(subject: .incident(two)))
        try stage.at(76, .modelTrainer, .verify(incident: two, passed: true))
        try stage.at(80, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try stage.tick(atMinute: 120)
    }

    private static let fix = PreparedFix(
        incident: Cases.one,
        model: "model_1",
        file: "model_1.py",
        before: String(repeating: "a", count: 64),
        after: String(repeating: "b", count: 64),
        diff: "-    target_accept=0.65\n+    target_accept=0.9"
    )
}
