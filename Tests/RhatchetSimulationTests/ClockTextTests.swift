import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Times as scenarios write them.
@Suite struct ClockTextTests {
    @Test(
        arguments: [
            ("0:00", 0), ("0:06", 360_000), ("00:06", 360_000), ("14:18", 51_480_000), ("0:06:30", 390_000),
            ("0:06:30.005", 390_005), ("100:00", 360_000_000),
        ] as [(String, Int64)]
    ) func `a time is hours, minutes, and seconds where they matter`(text: String, milliseconds: Int64) {
        #expect(ClockText.instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "6", "0:6", "0:60", "0:006", "-0:06", "+0:06", "0:06:60", "0:06:5", "0:06:30.5", "0:06:30.5000", "0:06.500",
        "0:06:30.", "0:06:", ":06", "0:06:30:00", " 0:06", "0:0६", "٠:06", "1234567890:00", "0:06:30.00५", "noon",
        "0:+6",
    ]) func `anything else is no time`(text: String) {
        #expect(ClockText.instant(text) == nil)
    }

    @Test(
        arguments: [
            (0, "0:00:00"), (360_000, "0:06:00"), (390_005, "0:06:30.005"), (599_999, "0:09:59.999"),
            (360_000_000, "100:00:00"),
        ] as [(Int64, String)]
    ) func `a trace writes seconds always, and thousandths where there are any`(
        milliseconds: Int64,
        text: String
    ) {
        #expect(ClockText.text(Instant(milliseconds: milliseconds)) == text)
    }
}
