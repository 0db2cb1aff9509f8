package import RhatchetProtocol

/// What the log comes to, kept beside it so that nobody folds all of it again.
///
/// It is stored in the transaction of the lines that it follows from. The log alone is the truth: a projection can be
/// thrown away at any time and is made again (``Projections``).
package struct Projection: Sendable, Equatable {
    package var standing: Standing
    package var models: [KeptModel]
    package var incidents: [KeptIncident]
    /// Index entries of the lines that are new in it; empty when it is read.
    package var mentions: [Mention]

    package init(standing: Standing, models: [KeptModel], incidents: [KeptIncident], mentions: [Mention] = []) {
        self.standing = standing
        self.models = models
        self.incidents = incidents
        self.mentions = mentions
    }

    /// All that is no model and no incident.
    package struct Standing: Sendable, Equatable {
        /// The newest line that is in the projection.
        package var sequence: Int64
        /// Protocol time, and the clocks, from which time is counted on.
        package var at: Instant
        package var stamp: Stamp
        /// How many incidents were ever opened.
        package var opened: Int
        /// Canonical JSON.
        package var policy: String
        /// Canonical JSON.
        package var unavailable: String

        package init(sequence: Int64, at: Instant, stamp: Stamp, opened: Int, policy: String, unavailable: String) {
            self.sequence = sequence
            self.at = at
            self.stamp = stamp
            self.opened = opened
            self.policy = policy
            self.unavailable = unavailable
        }
    }

    /// A model as canonical JSON.
    package struct KeptModel: Sendable, Equatable {
        package var name: ModelName
        package var body: String

        package init(name: ModelName, body: String) {
            self.name = name
            self.body = body
        }
    }

    /// An incident as canonical JSON, under its head.
    package struct KeptIncident: Sendable, Equatable {
        package var head: IncidentHead
        /// The line that opened it; nil leaves what is kept.
        package var openedBy: Int64?
        package var body: String

        package init(head: IncidentHead, openedBy: Int64?, body: String) {
            self.head = head
            self.openedBy = openedBy
            self.body = body
        }
    }
}
