import ArgumentParser
import RhatchetTraining

/// The keeper of one training; started by a watch, never by hand.
struct KeeperCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keeper",
        abstract: "Keeps one training.",
        shouldDisplay: false
    )

    @Argument var segment: String

    func run() throws {
        throw ExitCode(KeeperMain.run(segmentFolder: self.segment))
    }
}
