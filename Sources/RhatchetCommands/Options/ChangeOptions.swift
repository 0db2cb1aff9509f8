import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// Changes of sampler arguments, as a modeler or translator writes them.
struct ChangeOptions: ParsableArguments {
    @ArgumentParser.Option(
        help: ArgumentHelp(
            "A change, as target_accept=0.65..0.9, or tune=1000 from what is in force; may be repeated.",
            valueName: "change"
        )
    )
    var change: [ChangeText] = []

    @ArgumentParser.Option(help: "The Python that reads the model file; else that of the newest training.")
    var python: String?
}

extension ChangeText: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
