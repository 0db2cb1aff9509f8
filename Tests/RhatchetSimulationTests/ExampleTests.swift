import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// The examples, held against traces that were worked out by hand from PROTOCOL 5 to 14.
@Suite struct ExampleTests {
    @Test(arguments: Examples.all) func `an example gives its trace, byte by byte`(example: Examples.Example) throws {
        let scenario = try ScenarioReader(file: "\(example.name).yaml").read(example.text)
        let trace = Trace.lines(scenario).map { $0 + "\n" }.joined()
        #expect(trace == example.trace)
    }

    @Test func `the table in the folder names every example, and no other`() {
        let named = Examples.text("README.md").matches(of: /\n\| \[(.+?)\]\((.+?)\.yaml\) \|/).map(\.output)
        #expect(named.allSatisfy { $0.1 == $0.2 })
        #expect(named.map { String($0.1) }.sorted() == Examples.all.map(\.name))
        #expect(Examples.all.count >= 58)
    }

    @Test func `the examples show every event that a trace can have, every refusal and every state`() throws {
        let played = try Examples.all.map { try ScenarioReader(file: $0.name).read($0.text).play() }
        let events = played.flatMap(\.events)
        let ofTheShell: Set<EventName> = [.policyChanged, .statusReported]
        #expect(Set(EventName.allCases).subtracting(events.map(\.name)) == ofTheShell)
        // Each role is another person in a scenario, and a conflict is told as an event.
        #expect(Set(Code.allCases).subtracting(events.compactMap(\.code)) == [.selfReview])
        #expect(Set(IncidentState.allCases).subtracting(events.compactMap(\.enters)).isEmpty)
    }
}
