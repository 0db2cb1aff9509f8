/// What a review that is overdue does to the training (`on_review_overdue`).
package enum OverdueReview: String, Sendable, Codable, Hashable, CaseIterable {
    case pause
    case stand
}
