import Foundation
import RhatchetEngine

/// The account that runs this program.
enum Account {
    static var name: String { NSUserName() }
    static var attested: Attestation.Account { Attestation.Account(name: self.name, uid: getuid()) }
}
