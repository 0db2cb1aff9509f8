import RhatchetEngine
import RhatchetProtocol

extension CredentialChange {
    /// Told to whoever watches: a credential that nobody knows of is the first sign of one that was taken.
    var sentence: String {
        switch self {
        case .issued(let credential): "\(credential.words) was issued"
        case .confirmed(let id): "the pass phrase with key \(id) was confirmed"
        case .rotated(let id, let credential): "\(credential.words) stands for \(id)"
        case .revoked(let id): "the key \(id) counts no more"
        }
    }
}

extension Credential {
    fileprivate var words: String {
        let what = self.derivation == nil ? "token" : "pass phrase"
        return "a \(what) of '\(InertText.inline(self.participant.name))', key \(self.id),"
    }
}
