import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// A role, and who acts in it.
struct Seat {
    let role: Role
    let filling: Filling
    /// Those of the program that has answered; empty for everybody else.
    let files: [ProgramFile]

    init(_ role: Role, _ filling: Filling, files: [ProgramFile] = []) {
        self.role = role
        self.filling = filling
        self.files = files
    }
}
