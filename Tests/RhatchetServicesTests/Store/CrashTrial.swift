import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// One project on which a scripted run is killed and begun again, and what must hold of it in the end.
struct CrashTrial {
    private let folder: ScratchFolder
    private let paths: ProjectPaths

    init() throws {
        self.folder = try ScratchFolder()
        self.paths = ProjectPaths(root: self.folder.url)
        try self.folder.write(Self.text("0.65"), to: "model_1.py")
    }

    /// Runs the script as far as it gets; gives whether it came to its end.
    func run(fault: String? = nil, within limit: Duration = .seconds(60)) -> Bool {
        var environment = ProcessInfo.processInfo.environment
        environment["RHATCHET_FAULT"] = fault
        let result = try? ShortProcess.run(
            StoreProbe.path,
            ["play", self.folder.url.path],
            environment: environment,
            timeLimit: limit
        )
        return result.map { String(decoding: $0.output, as: UTF8.self).hasSuffix("end\n") } ?? false
    }

    /// What is wrong, in sentences; empty when everything holds.
    func complaints() throws -> [String] {
        let ledger = try SQLiteLedger(path: self.paths.store.path)
        let audit = try StoreAudit(ledger)
        let names = try ledger.entries(after: 0).map { try Line($0).event?.name.rawValue }
        var complaints = audit.damages.map(\.description)
        for acknowledged in self.lines("acks") {
            let words = acknowledged.split(separator: " ")
            let place = Int(words[2]).map { $0 - 1 } ?? -1
            if !names.indices.contains(place) || names[place] != String(words[1]) {
                complaints.append("'\(acknowledged)' was acknowledged and is not in the log")
            }
        }
        let states = try ledger.heads(of: nil).map(\.state)
        if states != [.terminated, .terminated] { complaints.append("the incidents stand at \(states)") }
        return complaints + (try self.effects(ledger, audit)) + (try self.record())
    }

    private func effects(_ ledger: SQLiteLedger, _ audit: StoreAudit) throws -> [String] {
        var complaints: [String] = []
        let starts = self.lines("starts").map { $0.split(separator: "/").last.map(String.init) ?? "" }
        if starts != ["1", "2", "3"] { complaints.append("the training was started as \(starts)") }
        let outbox = try ledger.outbox()
        if !outbox.allSatisfy({ $0.progress == .done }) { complaints.append("not every effect is done") }
        let performed = audit.notes.filter { if case .performed = $0.note { true } else { false } }.count
        if performed != outbox.count { complaints.append("\(outbox.count) effects were told \(performed) times") }
        let told = audit.notes.filter { if case .segmentStarted = $0.note { true } else { false } }.count
        if told != 3 { complaints.append("3 starts were told \(told) times") }
        if try String(contentsOf: self.folder.file("model_1.py"), encoding: .utf8) != Self.text("0.65") {
            complaints.append("the model file is not as it was")
        }
        let live = TrainingFolder.scan(project: self.folder.url.path).compactMap(\.newest).filter(\.status.isLive)
        if !live.isEmpty { complaints.append("something still runs") }
        return complaints
    }

    /// The manifest and the transcripts are what the log makes of them.
    private func record() throws -> [String] {
        let files = [self.paths.manifest] + ["INC-1.md", "INC-2.md"].map { self.paths.transcripts.appending(path: $0) }
        let before = files.map { try? Data(contentsOf: $0) }
        try FileManager.default.removeItem(at: self.paths.recordMark)
        let keeper = RecordKeeper(project: try Project(self.paths))
        try keeper.update()
        let after = files.map { try? Data(contentsOf: $0) }
        return keeper.complaints
            + zip(files, zip(before, after)).filter { $1.0 == nil || $1.0 != $1.1 }.map {
                "'\($0.0.lastPathComponent)' is not what the log makes of it"
            }
    }

    private func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOf: self.folder.file(name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static func text(_ accept: String) -> String {
        "echo \"$RHATCHET_SEGMENT\" >> starts; exec sleep 60 # target_accept=\(accept)\n"
    }
}

/// The program that is killed, built beside the tests.
enum StoreProbe {
    static let path = (PythonFolder.ownExecutable as NSString).deletingLastPathComponent + "/store-probe"
}
