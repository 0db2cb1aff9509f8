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
