/// Whether the modeler has been heard in an incident: what a convergence finding needs before it is delegated.
package enum Counsel: String, Sendable, Codable, Hashable {
    case none, advised, declined
}
