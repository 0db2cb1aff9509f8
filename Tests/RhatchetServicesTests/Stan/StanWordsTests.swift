import RhatchetProtocol
import RhatchetServices
import RhatchetTraining
import Testing

/// A fix of parameters in the words that a program of CmdStan is called with.
@Suite struct StanWordsTests {
    private static func words(_ text: String) -> StanWords { StanWords(text.split(separator: " ").map(String.init)) }

    @Test(arguments: [
        (
            "sample adapt delta=0.8 data file=d.json", "adapt_delta", Value.double(0.99),
            "sample adapt delta=0.99 data file=d.json"
        ),
        (
            "method=sample data file=d.json", "target_accept", .double(0.9),
            "method=sample adapt delta=0.9 data file=d.json"
        ),
        ("sample adapt gamma=0.1", "delta", .double(0.9), "sample adapt delta=0.9 gamma=0.1"),
        (
            "sample num_chains=2 output file=o.csv", "max_treedepth", .int(12),
            "sample algorithm=hmc engine=nuts max_depth=12 num_chains=2 output file=o.csv"
        ),
        (
            "sample algorithm=hmc metric=dense_e", "max_depth", .int(12),
            "sample algorithm=hmc engine=nuts max_depth=12 metric=dense_e"
        ),
        ("sample hmc nuts max_depth=3", "max_treedepth", .int(10), "sample hmc nuts max_depth=10"),
        ("sample num_samples=10 num_samples=20", "draws", .int(50), "sample num_samples=10 num_samples=50"),
        ("sample output file=o.csv", "iter_warmup", .int(2000), "sample num_warmup=2000 output file=o.csv"),
        ("sample algorithm=hmc", "metric", .string("dense_e"), "sample algorithm=hmc metric=dense_e"),
    ])
    func `an argument is changed in its place, or said where it belongs`(
        before: String,
        parameter: String,
        value: Value,
        after: String
    ) throws {
        let (words, made) = try Self.words(before).with([Change(parameter: parameter, to: value)])
        #expect(words.arguments == after.split(separator: " ").map(String.init))
        #expect(made.first?.from != nil && made.first?.to == value)
        #expect(words.settings[SamplerArgument.canonical(parameter)] == value)
    }

    @Test func `what is in force is CmdStan's default where nothing says it`() {
        let settings = Self.words("sample adapt delta=0.9").settings
        #expect(settings["target_accept"] == .double(0.9))
        #expect(settings["max_treedepth"] == .int(10) && settings["tune"] == .int(1000))
        #expect(settings["metric"] == .string("diag_e"))
    }

    @Test(arguments: [
        Change(parameter: "chains", to: .int(4)),
        Change(parameter: "target_accept", from: .double(0.7), to: .double(0.9)),
        Change(parameter: "target_accept", to: .string("0.9 output file=x")),
        Change(parameter: "max_treedepth", to: .double(.infinity)),
        Change(parameter: "draws", to: .double(10.5)),
        Change(parameter: "metric", to: .string("diag_e\n--")),
        Change(parameter: "target_accept"),
    ])
    func `what is no argument, no value or not in force is refused`(change: Change) {
        #expect(throws: FixError.self) { try Self.words("sample adapt delta=0.8").with([change]) }
    }
}
