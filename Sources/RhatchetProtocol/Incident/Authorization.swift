/// What the modeler authorises in an emergency.
package struct Authorization: Sendable, Codable, Hashable {
    package var diagnosis: String
    package var rationale: String?
    package var changes: [Change]
    /// The class that the shell computed, where it could already; nil leaves the judgement to the parameters' names.
    package var fixClass: FixClass?

    package init(diagnosis: String, rationale: String? = nil, changes: [Change], fixClass: FixClass? = nil) {
        self.diagnosis = diagnosis
        self.rationale = rationale
        self.changes = changes
        self.fixClass = fixClass
    }
}
