import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What is said before the first notice fails.
@Suite struct ContactCheckTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    private func remarks(_ people: String) throws -> [String] {
        try self.folder.write("people: {ada: \(people)}\n", to: "rhatchet.yaml")
        return ContactCheck(try Project(ProjectPaths(root: self.folder.url))).remarks
    }

    private func secret(_ text: String, mode: Int) throws -> SecretFile {
        let file = try self.folder.write(text, to: "hook.secret")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return SecretFile("hook.secret", in: self.folder.url.path)
    }

    @Test(arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o644, false)])
    func `a secret that others can read is remarked`(mode: Int, isKept: Bool) throws {
        let file = try self.secret("whsec_x", mode: mode)
        #expect((file.remark == nil) == isKept)
        let remarks = try self.remarks("{webhook: {url: 'https://example.org/', secret_file: hook.secret}}")
        let sentence = "'hook.secret' can be read by others; 'chmod 600 hook.secret' keeps it to you"
        #expect(remarks == (isKept ? [] : [sentence]))
    }

    @Test func `each is said once, and what is not there or goes unencrypted too`() throws {
        let webhook = "webhook: {url: 'http://example.org/', secret_file: gone}"
        #expect(
            try self.remarks("{\(webhook)}, ben: {\(webhook)}") == [
                "'http://example.org/' is called without encryption: anybody on the way can read notices",
                "'gone' cannot be read",
            ]
        )
        _ = try self.secret("x", mode: 0o600)
        #expect(try self.remarks("{webhook: {url: 'http://127.0.0.1:80/', secret_file: hook.secret}}") == [])
    }

    @Test func `secrets are those of the standard, and one that is too short is none`() throws {
        let good = Data(repeating: 1, count: 24).base64EncodedString()
        let short = Data(repeating: 2, count: 23).base64EncodedString()
        let long = Data(repeating: 3, count: 65).base64EncodedString()
        let text = "whsec_\(short)\n\nwhsec_\(good)\r\nplain \(good) whsec_\(long)\nwhsec_!\n"
        #expect(try self.secret(text, mode: 0o600).webhookSecrets == [Data(repeating: 1, count: 24)])
    }
}
