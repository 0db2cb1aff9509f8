import RhatchetDraws
import RhatchetServices
import Testing

/// What is said of draws that are not on the disk.
@Suite struct RecordingTests {
    @Test func `while it draws, and after a kill, nothing is missing that anybody knows of`() {
        #expect(Self.complaints(.sampling, endedWell: false).isEmpty)
        #expect(Self.complaints(.finished, endedWell: true).isEmpty)
    }

    @Test func `draws that the disk refused to the end are counted`() {
        let complaints = Self.complaints(.finished) { $0.unwritten = ["1": 12, "0": 7] }
        #expect(complaints.count == 2)
        #expect(complaints.first?.contains("the last 7 draws of chain 0") == true)
    }

    @Test func `a recorder that has given up says why`() {
        let complaints = Self.complaints(.sampling, endedWell: false) {
            ($0.recorded, $0.error) = (false, "not recorded: make room")
        }
        #expect(complaints == ["no further draws of this call of the sampler are recorded: not recorded: make room"])
    }

    @Test func `a program that ended well while its recorder still sampled may have lost draws`() {
        #expect(Self.complaints(.sampling, endedWell: true).count == 1)
    }

    @Test func `a recorder that has written all is believed before its files are seen, unless it says otherwise`() {
        let refused = Self.recording(.finished) { $0.unwritten = ["0": 3] }
        let givenUp = Self.recording(.finished) { $0.recorded = false }
        let unplanned = Self.recording(.finished) { $0.draws = nil }
        #expect(Self.recording(.finished).isAwaited)
        for one in [Self.recording(.stopped), refused, givenUp, unplanned] { #expect(!one.isAwaited) }
    }

    private static func complaints(
        _ state: RunRecord.State,
        endedWell: Bool = true,
        _ change: (inout RunRecord) -> Void = { _ in }
    ) -> [String] {
        Self.recording(state, endedWell: endedWell, change).complaints
    }

    private static func recording(
        _ state: RunRecord.State,
        endedWell: Bool = true,
        _ change: (inout RunRecord) -> Void = { _ in }
    ) -> Recording {
        var record = RunRecord(run: 0, sampler: "fast", state: state)
        (record.chains, record.draws) = (2, 100)
        change(&record)
        return Recording(RunTail(record), endedWell: endedWell)
    }
}
