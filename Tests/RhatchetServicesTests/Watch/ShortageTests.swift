import RhatchetProtocol
import RhatchetServices
import Testing

/// What is made of an end whose cause stands in no log.
@Suite struct ShortageTests {
    private static let killed = Finding(category: .unknown, halted: true, error: "ended by signal 9")

    @Test func `a kill of which the kernel's memory group knows is one of resources`() {
        let finding = Shortage(lackedRoom: false, memoryKills: 2).explained(Self.killed, isByItself: false)
        #expect(finding.category == .resource && finding.halted)
        #expect(finding.error?.hasPrefix("ended by signal 9; the kernel has killed 2") == true)
    }

    @Test func `a kill that the training has outlived explains nothing`() {
        var shortage = Shortage()
        let looks: [(kills: Int, alive: Bool, now: Double, counts: Int)] = [
            (3, true, 0, 0), (4, true, 10, 1), (4, true, 69, 1), (4, true, 71, 0), (5, true, 100, 1), (7, true, 130, 3),
            (7, true, 189, 3), (8, false, 190, 4), (8, false, 900, 4),
        ]
        for look in looks {
            shortage.count(look.kills, isAlive: look.alive, now: look.now)
            #expect(shortage.memoryKills == look.counts, "\(look)")
        }
    }

    @Test func `a full disk explains an exit and no signal`() {
        let shortage = Shortage(lackedRoom: true, memoryKills: 0)
        #expect(shortage.explained(Self.killed, isByItself: true).category == .resource)
        #expect(shortage.explained(Self.killed, isByItself: false) == Self.killed)
    }

    @Test func `a cause that was found stays`() {
        let found = Finding(category: .implementation, halted: true, error: "NameError")
        #expect(Shortage(lackedRoom: true, memoryKills: 1).explained(found, isByItself: true) == found)
        #expect(Shortage().explained(Self.killed, isByItself: true) == Self.killed)
    }
}
