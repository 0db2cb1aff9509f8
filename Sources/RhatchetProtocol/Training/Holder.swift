/// In whose name a training is paused.
///
/// A pause of the engine ends only with an approved or authorised restart.
package enum Holder: String, Sendable, Codable, Hashable {
    case engine
    case trainer
}
