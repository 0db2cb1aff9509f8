package import RhatchetProtocol
import RhatchetTraining

/// What the device and the kernel know of a training's end that its log cannot say: that there was no room to say anything,
/// or that the kernel killed for want of memory.
package struct Shortage: Equatable {
    /// Whether the device of its draws had no room left when it was last at work.
    package private(set) var lackedRoom = false
    /// Processes that were killed in its memory group shortly before it was last alive, or since.
    package private(set) var memoryKills = 0

    private var group: MemoryGroup?
    /// The group's count at the beginning of the time that is looked back on.
    private var before: Int?
    /// When the count was last seen to rise.
    private var rose: Double?
    /// Seconds after which a training that still runs has got over a kill.
    private static let memory = 60.0

    package init() {}

    package init(lackedRoom: Bool, memoryKills: Int) {
        (self.lackedRoom, self.memoryKills) = (lackedRoom, memoryKills)
    }

    /// Looks while it is at work, and once it has ended: what is freed or removed later does not count.
    ///
    /// - Parameter now: seconds on a clock that never steps.
    mutating func look(at folder: String, pid: Int32?, isAlive: Bool, now: Double) {
        let isUsedUp = FileRoom.isUsedUp(at: folder)
        if isUsedUp || isAlive { self.lackedRoom = isUsedUp }
        if isAlive, let group = pid.flatMap(MemoryGroup.init(of:)), group != self.group {
            (self.group, self.before) = (group, group.kills)
        }
        if let kills = self.group?.kills { self.count(kills, isAlive: isAlive, now: now) }
    }

    /// Takes the group's count of kills; one that the training has outlived by a minute is no cause of its end.
    package mutating func count(_ kills: Int, isAlive: Bool, now: Double) {
        if isAlive, let rose = self.rose, now - rose > Self.memory {
            (self.rose, self.before) = (nil, (self.before ?? kills) + self.memoryKills)
        }
        let before = self.before ?? kills
        self.before = before
        let found = max(0, kills - before)
        if found > self.memoryKills { self.rose = now }
        self.memoryKills = found
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
