/// What is known of the latest fix: one of two facts, the other being `ReviewStatus`.
package enum RepairStatus: String, Sendable, Codable, Hashable {
    case none, applied, probation, verified, failed, reverted
}
