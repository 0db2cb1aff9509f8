import Foundation
import RhatchetServices
import Testing

/// Standard Webhooks 1.0, by a signature that others have computed.
@Suite struct WebhookSignatureTests {
    /// The example of the reference implementations.
    private static let secret = Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") ?? Data()
    private static let body = Data(#"{"test": 2432232314}"#.utf8)
    private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    private func sign(_ secrets: [Data], _ body: Data = Self.body) -> [String: String] {
        let now = Date(timeIntervalSince1970: 1_614_265_330.9)
        return WebhookSignature(id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: body, secrets: secrets, at: now).headers
    }

    @Test func `the known example is signed as it is known`() {
        #expect(
            self.sign([Self.secret]) == [
                "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
                "webhook-signature": Self.signature,
            ]
        )
    }

    @Test func `while a secret is changed both sign`() {
        let both = self.sign([Data(repeating: 7, count: 32), Self.secret])["webhook-signature"] ?? ""
        #expect(both.split(separator: " ").count == 2)
        #expect(both.hasSuffix(" " + Self.signature))
    }

    @Test func `another body has another signature`() {
        let other = self.sign([Self.secret], Data(#"{"test": 2432232315}"#.utf8))["webhook-signature"]
        #expect(other != Self.signature)
    }
}
