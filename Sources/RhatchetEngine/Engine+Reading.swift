package import RhatchetProtocol

/// The record of an engine, read without deciding anything.
extension Engine {
    /// Every line of the record after `sequence`, understood; `limit` of them at most.
    package func lines(after sequence: Int64 = 0, limit: Int = .max) throws -> [Line] {
        try self.ledger.entries(after: sequence, limit: limit).map(Line.init)
    }

    /// The lines about a topic after `sequence`, understood.
    package func lines(about topic: Topic, after sequence: Int64 = 0) throws -> [Line] {
        try self.ledger.entries(about: topic, after: sequence).map(Line.init)
    }

    /// Every line as it is stored, for whoever checks the log itself; `limit` of them at most.
    package func entries(after sequence: Int64 = 0, limit: Int = .max) throws -> [Entry] {
        try self.ledger.entries(after: sequence, limit: limit)
    }

    /// An incident, whether it has ended or not; nil when there is none with this number.
    package func incident(_ id: IncidentID) throws -> Incident? {
        if let incident = self.state.incident(id) { return incident }
        return try self.ledger.incident(id).map(Incident.init)
    }

    /// Every incident of a model, or of all, oldest first, as a list shows them.
    package func heads(of model: ModelName? = nil) throws -> [IncidentHead] {
        try self.ledger.heads(of: model)
    }
}
