package import RhatchetProtocol
import RhatchetTraining

/// What the device and the kernel know of a training's end that its log cannot say: that there was no room to say anything,
/// or that the kernel killed for want of memory.
package struct Shortage: Equatable {
    /// Whether the device of its draws had no room left when it was last at work.
    package private(set) var lackedRoom = false
    /// Processes that were killed in its memory group while it was watched.
    package private(set) var memoryKills = 0

    private var group: MemoryGroup?
    private var before: Int?

    package init() {}

    package init(lackedRoom: Bool, memoryKills: Int) {
        (self.lackedRoom, self.memoryKills) = (lackedRoom, memoryKills)
    }

    /// Looks while it is at work, and once it has ended: what is freed or removed later does not count.
    mutating func look(at folder: String, pid: Int32?, isAlive: Bool) {
        let isUsedUp = FileRoom.isUsedUp(at: folder)
        if isUsedUp || isAlive { self.lackedRoom = isUsedUp }
        if isAlive, let group = pid.flatMap(MemoryGroup.init(of:)), group != self.group {
            (self.group, self.before) = (group, group.kills)
        }
        if let kills = self.group?.kills, let before = self.before { self.memoryKills = max(0, kills - before) }
    }

    /// What is told of an end whose cause the log does not know.
    ///
    /// - Parameter isByItself: whether it exited; a full disk sends no signal.
    package func explained(_ found: Finding, isByItself: Bool) -> Finding {
        guard found.category == .unknown, let cause = self.cause(isByItself: isByItself) else { return found }
        return Finding(
            category: .resource,
            halted: found.halted,
            error: [found.error, cause].compactMap(\.self).joined(separator: "; "),
            evidence: found.evidence
        )
    }

    private func cause(isByItself: Bool) -> String? {
        if self.memoryKills > 0 {
            return "the kernel has killed \(self.memoryKills) of the processes in its memory group for want of memory"
        }
        return self.lackedRoom && isByItself ? "no room was left on the device of its draws" : nil
    }
}
