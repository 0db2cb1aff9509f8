import Foundation
import RhatchetConfiguration
import Synchronization

/// The courier of a watch, on a thread and a connection of its own: nothing that decides waits for it.
package final class PostOffice: Sendable {
    private let isClosing = Atomic<Bool>(false)
    private let isClosed = DispatchSemaphore(value: 0)
    private let trouble = Mutex<String?>(nil)

    /// nil where nobody is to be told anything.
    package init?(_ project: Project) {
        guard !(project.configuration?.people.isEmpty ?? true) else { return nil }
        let paths = project.paths
        Thread.detachNewThread { self.work(paths) }
    }

    /// What keeps it from working, for the view; nil while all is well.
    package var complaint: String? { self.trouble.withLock { $0 } }

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
                self.trouble.withLock { $0 = nil }
            } catch {
                courier = nil
                self.trouble.withLock { $0 = "notices: \(error)" }
            }
            if isLast { return }
            Thread.sleep(forTimeInterval: 0.5)
        }
    }
}
