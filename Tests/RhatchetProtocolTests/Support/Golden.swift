import Foundation
import Testing

/// A generated table under `docs/tables`, which a test compares with what it makes anew.
///
/// `RHATCHET_GOLDEN=write` rewrites the files; what changed in them is then to be read before it is committed.
enum Golden {
    static func read(_ name: String) throws -> String {
        try String(contentsOf: Self.file(name), encoding: .utf8)
    }

    /// Compares line by line, and says where the first difference stands.
    static func expect(_ text: String, is name: String) throws {
        if ProcessInfo.processInfo.environment["RHATCHET_GOLDEN"] == "write" {
            try Data(text.utf8).write(to: Self.file(name), options: .atomic)
        }
        let (new, old) = (text.components(separatedBy: "\n"), try Self.read(name).components(separatedBy: "\n"))
        guard new != old else { return }
        let line =
            zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
        Issue.record(
            """
            docs/tables/\(name):\(line + 1) differs:
            \(old.indices.contains(line) ? old[line] : "nothing")
            is now
            \(new.indices.contains(line) ? new[line] : "nothing")
            """
        )
    }

    private static func file(_ name: String) -> URL {
        let support = URL(filePath: #filePath).deletingLastPathComponent()
        let root = support.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: "docs/tables").appending(path: name)
    }
}
