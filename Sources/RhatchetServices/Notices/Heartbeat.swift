import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tells the outside that the watch sees its training; silent when it is blind, when it hangs, and when it is dead.
package final class Heartbeat: Sendable {
    private let settings: HeartbeatSettings
    private let folder: URL
    private let seen = Mutex<ContinuousClock.Instant?>(nil)
    private let isOver = Atomic<Bool>(false)
    private let trouble = Mutex<String?>(nil)

    /// nil where none is wanted.
    package init?(_ project: Project) {
        guard let settings = project.configuration?.heartbeat else { return nil }
        self.settings = settings
        self.folder = project.paths.root
        Thread.detachNewThread { self.work() }
    }

    package var complaint: String? { self.trouble.withLock { $0 } }

    /// The watch has looked, and has seen.
    package func see() { self.seen.withLock { $0 = .now } }

    package func end() { self.isOver.store(true, ordering: .relaxed) }

    private func work() {
        var pulse = Pulse(every: .milliseconds(self.settings.every.milliseconds))
        while !self.isOver.load(ordering: .relaxed) {
            Thread.sleep(forTimeInterval: 0.25)
            if pulse.isDue(at: .now, seen: self.seen.withLock { $0 }) { self.beat() }
        }
    }

    private func beat() {
        var problems: [String] = []
        if let file = self.settings.file { problems += self.touch(file) }
        if let url = self.settings.url.flatMap(URL.init(string:)) {
            let answer = HTTPCall.make(URLRequest(url: url, timeoutInterval: 20)).delivery
            if case .failed(let reason) = answer { problems.append("heartbeat: \(reason)") }
        }
        self.trouble.withLock { $0 = problems.first }
    }

    private func touch(_ name: String) -> [String] {
        let file = NamedFile.url(name, in: self.folder.path)
        do {
            try Data("\(Int(Date().timeIntervalSince1970))\n".utf8).write(to: file, options: .atomic)
            return []
        } catch {
            return ["heartbeat: '\(name)' cannot be written: \(SystemWords.reason(error))"]
        }
    }
}
