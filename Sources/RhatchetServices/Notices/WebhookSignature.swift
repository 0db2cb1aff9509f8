import Crypto
package import Foundation

/// What a receiver checks of a webhook, by the rules of Standard Webhooks 1.0: HMAC-SHA256 over id, time and body.
package struct WebhookSignature: Equatable {
    /// `webhook-id`, `webhook-timestamp`, `webhook-signature`.
    package let headers: [String: String]

    /// - Parameters:
    ///   - id: without a full stop, which parts what is signed.
    ///   - secrets: each signs, so that a receiver may change its secret without losing a call.
    package init(id: String, body: Data, secrets: [Data], at now: Date) {
        let time = String(Int(now.timeIntervalSince1970))
        let signed = Data("\(id).\(time).".utf8) + body
        let signatures = secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
            return "v1," + Data(code).base64EncodedString()
        }
        self.headers = [
            "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures.joined(separator: " "),
        ]
    }
}
