import Foundation
import RhatchetTraining

/// `call.json` in the folder of a training of a bare program of CmdStan: the words that its segments are started with.
///
/// A fix of parameters is written here, since there is no script that it could be written into.
struct StanCallFile: Codable, Equatable {
    /// Arguments as they were typed.
    var typed: [String]
    /// Arguments that the next segment is started with.
    var arguments: [String]

    init(_ arguments: [String]) {
        (self.typed, self.arguments) = (arguments, arguments)
    }

    /// The file as it is written, a word a line.
    var data: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }

    /// The file of the newest training of a model; nil for what is no bare program of CmdStan's.
    static func find(_ model: String, in project: String) -> URL? {
        let path = TrainingFolder.list(project: project, of: model).last?.call
        return path.flatMap { access($0, R_OK) == 0 ? URL(filePath: $0) : nil }
    }

    static func read(_ call: URL) throws -> StanCallFile {
        try JSONDecoder().decode(StanCallFile.self, from: Data(contentsOf: call))
    }

    /// The program as a training is to start it: with the words of its file, which is made where there is none.
    ///
    /// Words that were typed anew stand for themselves.
    static func program(_ program: CommandProgram, of training: TrainingFolder) throws -> CommandProgram {
        guard StanCall(program) != nil else { return program }
        guard let kept = AtomicFile.read(StanCallFile.self, from: training.call), kept.typed == program.arguments else {
            try AtomicFile.write(StanCallFile(program.arguments).data, to: training.call)
            return program
        }
        var changed = program
        changed.arguments = kept.arguments
        return changed
    }
}

extension TrainingFolder {
    var call: String { "\(self.path)/call.json" }
}
