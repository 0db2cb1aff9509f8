import RhatchetProtocol

/// What became of one night under one policy; times in milliseconds.
package struct NightRecord: Sendable, Hashable {
    package var incidents: [IncidentRecord] = []
    /// Of all trainings: time that gave no usable draws, and draws that were lost.
    package var lost: Int64 = 0
    package var trainings = 0
    /// Converged at all, and within the time that is due.
    package var converged = 0
    package var inTime = 0
    /// Rewound or terminated.
    package var givenUp = 0
    package var restarts = 0
    package var director = DeskLoad()
    /// From the start until the last training or incident was over; the whole night where a training never was.
    package var length: Int64 = 0
    /// Incidents still open when nothing more was to come, with nobody who could act.
    package var stuck = 0
}
