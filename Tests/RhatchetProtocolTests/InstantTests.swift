import RhatchetProtocol
import Testing

/// Times that a damaged record may hold.
@Suite struct InstantTests {
    @Test func `sums and differences end at the largest and the smallest time`() {
        let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
        #expect(last + .hours(12) == last)
        #expect(first + .milliseconds(-1) == first)
        #expect(last - first == .milliseconds(.max))
        #expect(first - last == .milliseconds(.min))
        #expect(Instant(milliseconds: 0) - first == .milliseconds(.max))
        #expect(Instant(milliseconds: 5) + .seconds(1) == Instant(milliseconds: 1005))
        #expect(Instant(milliseconds: 5) - Instant(milliseconds: 7) == .milliseconds(-2))
    }
}
