package import RhatchetProtocol

/// Where `rhatchet.yaml` says what it says; what is not here is a default.
package struct Stated: Sendable, Equatable {
    package var policy: [Policy.CodingKeys: Place] = [:]
    package var roles: [Role: Place] = [:]
    package var solo: Place?
    package var tables: [ModelName: StatedTable] = [:]

    package init() {}
}

/// Where a model's design expectations stand.
package struct StatedTable: Sendable, Equatable {
    /// The file of the project that has them; nil for `rhatchet.yaml` itself.
    package var file: String?
    /// Where `rhatchet.yaml` has the rows or names the file.
    package var place: Place

    package init(file: String?, place: Place) {
        self.file = file
        self.place = place
    }
}
