import Foundation
import RhatchetTraining

/// What can be seen of a process that somebody else started.
struct AttachedProcess {
    let identity: ProcessIdentity
    /// The file that its output goes to; nil when it goes elsewhere.
    let log: URL?
    /// The segment of a training that is watched already; nil for any other.
    let segment: SegmentFolder?
    private let words: [String]
    private var stan: StanProcesses

    init(_ identity: ProcessIdentity) {
        self.identity = identity
        self.log = Self.output(of: identity.pid)
        self.segment = Self.segment(of: identity.pid)
        self.words = StanProcess.arguments(of: identity.pid)
        self.stan = StanProcesses(.tree(identity))
    }

    /// Files that CmdStan writes below it now, in order of their chains.
    mutating func outputs() -> [StanProcess] { self.stan.running() }

    private static func output(of pid: Int32) -> URL? {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/1") else {
            return nil
        }
        var status = stat()
        guard path.hasPrefix("/"), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return URL(filePath: path)
    }

    private static func segment(of pid: Int32) -> SegmentFolder? {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return nil }
        let name = "RHATCHET_SEGMENT="
        let entries = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        guard let entry = entries.first(where: { $0.hasPrefix(name) }) else { return nil }
        let path = String(entry.dropFirst(name.count))
        return Folder.isFolder(path) ? SegmentFolder(path: path) : nil
    }

    /// Sentences of what can be seen, and what cannot.
    var sight: [String] {
        var sight = ["its end is seen; how it ended is told to its parent alone"]
        if let log {
            sight.append("its log is \(log.path)")
        } else {
            sight.append("its output goes to no file, so its log cannot be seen")
        }
        if self.segment != nil {
            sight.append("it was started by a watch, whose draws are read")
        } else if URL(filePath: self.words.first ?? "").lastPathComponent.hasPrefix("python") {
            sight.append(
                "what Python itself draws is in its memory and cannot be seen from outside ('rhatchet watch' starts it so that "
                    + "it is); what CmdStan draws below it is read"
            )
        } else {
            sight.append("what CmdStan draws in it or below it is read; other draws cannot be seen")
        }
        return sight
    }
}
