/// Where the director's review of an emergency stands: one of two facts, the other being `RepairStatus`.
package enum ReviewStatus: String, Sendable, Codable, Hashable {
    case none, pending, granted, overdue, rejected
}
