import ArgumentParser
import RhatchetServices

/// Changes of sampler arguments, as a modeler or translator writes them.
struct ChangeOptions: ParsableArguments {
    @ArgumentParser.Option(
        help: ArgumentHelp(
            "A change, as target_accept=0.65..0.9, or tune=1000 from what is in force; may be repeated.",
            valueName: "change"
        ),
        transform: { try ChangeText($0) }
    )
    var change: [ChangeText] = []
}
