import RhatchetEngine
import RhatchetProtocol

/// The hashes of what fixes write, by incident, read out of the log once.
struct FixNotes {
    private var files: [IncidentID: String] = [:]
    private var prepared: [IncidentID: [String]] = [:]

    /// What can prepare a fix, and what shows whether it belongs to a step.
    private static let topic = Topic.names(
        ["fixPrepared", "dataPrepared", "attested"]
            + [EventName.fixSubmitted, .fixApplied, .restartApproved].map(\.rawValue)
    )

    /// - Throws: ``LedgerError``
    init(_ engine: Engine) throws {
        for note in Preparations(try engine.lines(about: Self.topic)).accepted {
            if let fix = note.preparedFix { self.files[fix.incident] = fix.after }
            if let data = note.preparedData { self.prepared[data.incident] = data.files.compactMap(\.after).sorted() }
        }
    }

    /// The model file as the latest fix of this incident leaves it.
    func file(of incident: IncidentID) -> [String] { [self.files[incident]].compactMap(\.self) }

    func data(of incident: IncidentID) -> [String] { self.prepared[incident] ?? [] }
}
