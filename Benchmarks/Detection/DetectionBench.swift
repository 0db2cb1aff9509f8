import DetectionTrials
import Dispatch
import Foundation
import RhatchetTriage
import Synchronization

/// How often the watch calls a healthy training sick, and how early it calls a sick one.
///
///     detection-bench simulated [SEEDS]       trainings that are simulated, SEEDS of each kind (5)
///     detection-bench recorded NAME=RUN...    real trainings by their run's folders
///
/// Prints tables in Markdown. The exit status is 1 when what must hold does not.
@main
enum DetectionBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let holds: Bool
        switch arguments.first {
        case "simulated": holds = self.simulated(seeds: arguments.dropFirst().first.flatMap { Int($0) } ?? 5)
        case "recorded": holds = try RecordedTable.print(Array(arguments.dropFirst()))
        default:
            print("usage: detection-bench simulated [SEEDS] | recorded NAME=RUN...")
            exit(2)
        }
        exit(holds ? 0 : 1)
    }

    private static func simulated(seeds: Int) -> Bool {
        let healthy = Trials(SimulatedKinds.healthy(seeds: seeds)).run()
        let sick = Trials(SimulatedKinds.sick(SimulatedKinds.clear, seeds: seeds)).run()
        HealthyTable.print(healthy)
        SickTable.print(sick)
        print("Near R-hat's limits, reported and not asked for in time:\n")
        SickTable.print(Trials(SimulatedKinds.sick(SimulatedKinds.faint, seeds: seeds)).run())
        return healthy.allSatisfy { !$0.trial.isEmergency } && sick.allSatisfy(\.isInTime)
    }
}
