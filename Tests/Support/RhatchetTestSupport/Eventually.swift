import Foundation

/// What a test waited for did not come.
package struct NeverCame: Error, CustomStringConvertible {
    package let description: String
}

/// Looks until `condition` holds, where real processes are waited for; a generous deadline, because the machine may be
/// busy.
package func eventually(
    _ what: @autoclosure () -> String,
    within limit: Duration = .seconds(30),
    _ condition: () throws -> Bool
) throws {
    let deadline = ContinuousClock.now + limit
    while try !condition() {
        guard ContinuousClock.now < deadline else {
            throw NeverCame(description: "'\(what())' did not come within \(limit)")
        }
        usleep(5000)
    }
}
