/// What an action is about.
package enum Subject: Sendable, Codable, Hashable {
    case incident(IncidentID)
    case model(ModelName)
}
