import RhatchetEngine

/// Which files each program was when it was asked last, read on from where the log was read before.
struct AskedPrograms {
    private(set) var files: [String: [ProgramFile]] = [:]
    private var through: Int64 = 0

    mutating func catchUp(_ engine: Engine) throws {
        for line in try engine.lines(about: .names(["attested", "unanswered"]), after: self.through) {
            self.through = line.sequence
            guard let asked = line.note?.askedProgram, !asked.files.isEmpty else { continue }
            self.files[asked.participant] = asked.files
        }
    }
}
