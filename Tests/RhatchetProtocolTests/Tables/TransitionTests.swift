import RhatchetProtocol
import Testing

/// The golden transition table, out of the exploration.
@Suite struct TransitionTests {
    #if DEBUG
        /// A debug build does not get to every row: those that it meets must stand in the file.
        @Test func `every transition that a short exploration meets stands in the golden file`() throws {
            let page = try Golden.read("transitions.md")
            for row in TransitionTable(depth: 5).rows { #expect(page.contains(row), "\(row)") }
        }
    #else
        @Test func `the transitions are as the golden file says`() throws {
            try Golden.expect(TransitionTable(depth: .max).page, is: "transitions.md")
        }
    #endif
}
