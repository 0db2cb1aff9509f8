import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// Asking a program, and taking its reply when it comes.
extension Attendance {
    func askProgram(
        _ program: Program,
        _ turn: Turn,
        in seat: Seat,
        file: (Role) throws -> CaseFile
    ) throws {
        guard let participant = self.asked[turn] else {
            let participant = CommandParticipant(program, folder: self.project.paths.root.path)
            self.asked[turn] = participant
            return try participant.ask(try file(turn.role))
        }
        guard let reply = participant.takeReply() else { return }
        self.answered.insert(turn)
        self.asked[turn] = nil
        try self.tellSwapped(program, reply, turn.role)
        switch reply.result {
        case .success(let answer):
            let seat = Seat(seat.role, seat.filling, files: reply.files)
            try self.taker.take(answer, by: seat, sampler: try file(turn.role).sampler)
        case .failure(let failure): try self.noteUnanswered(program, turn, in: seat, reply.files, failure)
        }
    }

    /// That nothing came is no refusal of anybody: it stands in the record as what it is.
    private func noteUnanswered(
        _ program: Program,
        _ turn: Turn,
        in seat: Seat,
        _ files: [ProgramFile],
        _ failure: ProgramFailure
    ) throws {
        let unanswered = UnansweredCase(
            turn.incident,
            role: turn.role,
            seat.filling.participant,
            program: program.words,
            files: files,
            reason: failure.reason,
            said: failure.said
        )
        try self.engine.note(.unanswered(unanswered))
        self.failures.append("\(turn.role.rawValue): \(failure)")
    }

    /// A program whose file is another than when it was asked before is said, whatever it answers.
    private func tellSwapped(_ program: Program, _ reply: ProgramReply, _ role: Role) throws {
        try self.programs.catchUp(self.engine)
        let before = self.programs.files[program.name] ?? []
        self.failures += ProgramFiles.changes(from: before, to: reply.files).map { "\(role.rawValue): \($0)" }
    }
}
