import Crypto
import Foundation
import RhatchetEngine

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A signed call of an address, by the rules of Standard Webhooks 1.0: the receiver can tell who called, that nothing
/// was changed, and whether it has had this one already.
struct WebhookTransport: Transport {
    let url: String
    let secretFile: String
    let folder: String
    var now: @Sendable () -> Date = { Date() }

    func send(_ notice: NoticeBody) -> Delivery {
        guard let url = URL(string: self.url), let secret = self.secret else {
            return .failed("'\(self.secretFile)' cannot be read, or holds no secret as 'whsec_…'")
        }
        guard let body = (try? CanonicalJSON.encode(notice)).map({ Data($0.utf8) }) else {
            return .unwanted("the notice cannot be written")
        }
        var request = URLRequest(url: url, timeoutInterval: 20)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.setValue("rhatchet", forHTTPHeaderField: "user-agent")
        for (name, value) in Self.headers(notice.id, body, secret, at: self.now()) {
            request.setValue(value, forHTTPHeaderField: name)
        }
        return HTTPCall.make(request).delivery
    }

    /// `webhook-id`, `webhook-timestamp` and `webhook-signature`: HMAC-SHA256 over all three parts.
    static func headers(_ id: String, _ body: Data, _ secret: Data, at now: Date) -> [(String, String)] {
        let time = String(Int(now.timeIntervalSince1970))
        let signed = Data("\(id).\(time).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
        let signature = "v1," + Data(code).base64EncodedString()
        return [("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", signature)]
    }

    private var secret: Data? {
        let file = NamedFile.url(self.secretFile, in: self.folder)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.hasPrefix("whsec_"), let data = Data(base64Encoded: String(trimmed.dropFirst(6))) else {
            return nil
        }
        return data.count >= 24 ? data : nil
    }
}
