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

    func send(_ notice: NoticeBody) -> Delivery {
        let secrets = SecretFile(self.secretFile, in: self.folder).webhookSecrets
        guard let url = URL(string: self.url), !secrets.isEmpty else {
            return .failed("'\(self.secretFile)' cannot be read, or holds no secret as 'whsec_…' of 24 to 64 bytes")
        }
        guard let body = (try? CanonicalJSON.encode(notice)).map({ Data($0.utf8) }) else {
            return .unwanted("the notice cannot be written")
        }
        var request = URLRequest(url: url, timeoutInterval: 20)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.setValue("rhatchet", forHTTPHeaderField: "user-agent")
        let signature = WebhookSignature(id: notice.id, body: body, secrets: secrets, at: Date())
        for (name, value) in signature.headers { request.setValue(value, forHTTPHeaderField: name) }
        return HTTPCall.make(request).delivery
    }
}
