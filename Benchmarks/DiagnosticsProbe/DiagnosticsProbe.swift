import Dispatch
import Foundation
import RhatchetDiagnostics

/// Answers for a table of draws, or says how long the answers take.
///
/// The table is three 64-bit numbers (elements, chains, draws) and then the draws as doubles, chain by chain within an
/// element, all little-endian.
///
///     diagnostics-probe values TABLE                        one line of JSON for each element
///     diagnostics-probe time QUESTION WORKERS REPEATS TABLE  the seconds of every repetition, wall and processor
///     diagnostics-probe read WORKERS REPEATS FILE...         the same, to have all numbers of CSV files in memory
@main
enum DiagnosticsProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments[1] == "read" { return try self.read(Array(arguments[2...])) }
        let table = try DrawTable(path: arguments[arguments.count - 1])
        switch arguments[1] {
        case "values":
            for element in 0..<table.survey.elements { try self.say(table.chains(of: element)) }
        case "time":
            guard let question = Question(rawValue: arguments[2]), let workers = Int(arguments[3]),
                let repeats = Int(arguments[4])
            else { throw CocoaError(.featureUnsupported) }
            for _ in 0..<repeats { try self.time(question, workers, table) }
        default: throw CocoaError(.featureUnsupported)
        }
    }

    private static func say(_ chains: [[Double]]) throws {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        print(String(decoding: try encoder.encode(AllStatistics(chains)), as: UTF8.self))
    }

    private static func read(_ arguments: [String]) throws {
        guard let workers = Int(arguments[0]), let repeats = Int(arguments[1]) else {
            throw CocoaError(.featureUnsupported)
        }
        for _ in 0..<repeats {
            let seconds = try ReadingTime.measure(Array(arguments[2...]), workers: workers)
            print(String(decoding: try JSONEncoder().encode(seconds), as: UTF8.self))
        }
    }

    private static func time(_ question: Question, _ workers: Int, _ table: DrawTable) throws {
        let clock = ContinuousClock()
        let (start, processor) = (clock.now, Self.processorSeconds)
        let sum = question.sum(of: table, workers: workers)
        let wall = start.duration(to: clock.now) / .seconds(1)
        let seconds = ["wall": wall, "processor": Self.processorSeconds - processor, "sum": sum]
        print(String(decoding: try JSONEncoder().encode(seconds), as: UTF8.self))
    }

    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
