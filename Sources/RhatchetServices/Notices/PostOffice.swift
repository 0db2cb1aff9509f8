import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetStore
import Synchronization

/// The courier of a watch, on a thread and a connection of its own: nothing that decides waits for it.
package final class PostOffice: Sendable {
    private let isClosing = Atomic<Bool>(false)
    private let isClosed = DispatchSemaphore(value: 0)
    private let trouble = Mutex<String?>(nil)
    private let remarks: [String]

    /// nil where nobody is to be told anything.
    package init?(_ project: Project) {
        guard !(project.configuration?.people.isEmpty ?? true) else { return nil }
        let paths = project.paths
        self.remarks = ContactCheck(project).remarks
        // Here, and not on the thread: what this watch is about to do is to be told.
        let listening = Result { try NoticeQueue(path: paths.notices.path).begin(after: project.engine.sequence) }
        if case .failure(let error) = listening { self.trouble.withLock { $0 = "notices: \(error)" } }
        Thread.detachNewThread { self.work(paths) }
    }

    /// What keeps it from working, and what may keep a notice from arriving.
    package var complaints: [String] {
        self.remarks.map { "notices: \($0)" } + [self.trouble.withLock { $0 }].compactMap(\.self)
    }

    /// Sends what is still waiting, for as long as `seconds`.
    package func close(within seconds: Double) {
        self.isClosing.store(true, ordering: .relaxed)
        _ = self.isClosed.wait(timeout: .now() + seconds)
    }

    private func work(_ paths: ProjectPaths) {
        defer { self.isClosed.signal() }
        var courier: Courier?
        while true {
            let isLast = self.isClosing.load(ordering: .relaxed)
            do {
                let own = try courier ?? Courier(Project(paths))
                courier = own
                try own.collect()
                try own.send()
                let failed = try own.queue.count(.failed)
                self.trouble.withLock { $0 = NoticeStanding(failed: failed, late: 0).sentence }
            } catch {
                courier = nil
                self.trouble.withLock { $0 = "notices: \(error)" }
            }
            if isLast { return }
            Thread.sleep(forTimeInterval: 0.5)
        }
    }
}
