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
        let sick = Trials(SimulatedKinds.sick(SimulatedKinds.clear, coefficients: [0.3, 0.8], seeds: seeds)).run()
        HealthyTable.print(healthy)
        print("### Sick ones\n")
        SickTable.print(sick)
        print("### Chains that mix so slowly that R-hat may speak from about 475 draws on\n")
        SickTable.print(Trials(SimulatedKinds.sick(SimulatedKinds.clear, coefficients: [0.9], seeds: seeds)).run())
        print("### Near the limits of R-hat and of divergences\n")
        SickTable.print(Trials(SimulatedKinds.sick(SimulatedKinds.faint, coefficients: [0.3], seeds: seeds)).run())
        return healthy.allSatisfy { !$0.trial.isEmergency } && sick.allSatisfy(\.isInTime)
    }
}
