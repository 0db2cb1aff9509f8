/// What the shell does because of an event.
///
/// It is read off a new event once; folding an old one has no effects.
package enum Effect: Sendable, Codable, Hashable {
    case startTraining(ModelName)
    case pauseTraining(ModelName)
    /// For any `Restart` but `continued` a new segment starts.
    case resumeTraining(ModelName, Restart)
    /// Stop it for good; draws and files stay.
    case stopTraining(ModelName)
    case applyFix(IncidentID, Fix)
    /// Restore the files byte for byte, unless somebody has changed them since.
    case revertFix(IncidentID, Fix)
    /// Mark the draws of the model's current segment.
    case quarantineDraws(ModelName)
    /// Write `output/docs/rewind/INC-<id>.md`.
    case writeRewind(IncidentID)
}
