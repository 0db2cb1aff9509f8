import Crypto
import Foundation
import RhatchetEngine
package import RhatchetProtocol

/// What a person approves, in few characters: the class and the meaning of the change, and the bytes that come of it.
///
/// Neither words around the fix, nor paths, nor lines that have moved: those change nothing of what is approved.
package struct FixDigest: Sendable, Equatable, CustomStringConvertible {
    package let description: String

    /// Of the fix that waits or stands; nil where there is none.
    ///
    /// - Throws: ``LedgerError``
    package init?(of incident: Incident, in project: Project) throws {
        let wanted = incident.submission.map { ($0.fixClass, $0.changes) }
        let standing = incident.fixes.last.map { ($0.fixClass, $0.changes) }
        let authorized = incident.authorization.map { (FixClass.parameter, $0.changes) }
        guard let (fixClass, changes) = wanted ?? standing ?? authorized else { return nil }
        let meaning = changes.signature(modelFile: "").map {
            "\($0.parameter)=\($0.from?.description ?? "")→\($0.to?.description ?? "")"
        }
        // Of this incident's lines alone: a list asks for many, and the log may be long.
        let made = Preparations(try project.engine.lines(about: .incident(incident.id)))
        let text = ([fixClass.rawValue] + meaning.sorted() + Self.hashes(made, incident.id)).joined(separator: "\n")
        self.description = SHA256.hash(data: Data(text.utf8)).prefix(8).map { String(format: "%02x", $0) }.joined()
    }

    /// The model file as the fix leaves it, then the data files.
    private static func hashes(_ made: Preparations, _ incident: IncidentID) -> [String] {
        let file = made.fix(of: incident).map { [$0.after] } ?? []
        return file + (made.data(of: incident)?.files.compactMap(\.after).sorted() ?? [])
    }

    /// - Throws: `diff_mismatch` where something else is approved than was seen.
    package static func require(_ seen: String?, of incident: Incident, in project: Project) throws {
        guard let seen else { return }
        let now = try FixDigest(of: incident, in: project)?.description ?? ""
        guard seen.count >= 8, now.hasPrefix(seen.lowercased()) else {
            throw Refusal(
                .diffMismatch,
                "the fix is \(now.isEmpty ? "none" : "'\(now)'"), and '\(seen)' was seen",
                hint: "look at it again with 'rhatchet show \(incident.id)', and give at least 8 of its digits"
            )
        }
    }
}
