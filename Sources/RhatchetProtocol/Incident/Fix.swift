/// A fix that has been applied to the files of a model.
package struct Fix: Sendable, Codable, Hashable {
    package var lane: Lane
    package var fixClass: FixClass
    package var changes: [Change]
    package var patch: String?
    package var canary: Canary?

    package init(lane: Lane, fixClass: FixClass, changes: [Change], patch: String? = nil, canary: Canary? = nil) {
        self.lane = lane
        self.fixClass = fixClass
        self.changes = changes
        self.patch = patch
        self.canary = canary
    }
}
