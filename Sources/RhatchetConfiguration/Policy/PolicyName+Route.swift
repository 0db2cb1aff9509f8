package import RhatchetProtocol

extension PolicyName {
    /// The way that incidents take, one sentence for each kind of them.
    package var route: [String] {
        switch self {
        case .centralized:
            ["every finding: to the director, who delegates it, or consults the modeler first"]
        case .expert:
            [
                "implementation and resource: to the code_translator at once", "data: to the data_engineer at once",
                "convergence: to the modeler, whose advice instructs the code_translator", "unknown: to the director",
                "the director approves every restart; there are no emergencies",
            ]
        case .hybrid:
            [
                "convergence, critical and confirmed, once per model: emergency, from the modeler to the code_translator; "
                    + "the director reviews afterwards",
                "everything else: to the director, who delegates it, or consults the modeler first",
            ]
        }
    }
}
