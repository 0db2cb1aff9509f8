import Foundation

/// The account that runs this program.
enum Account {
    static var name: String { NSUserName() }
}
