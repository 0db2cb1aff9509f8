import Foundation

/// A token as its holder has it: `rht_` and the 32 bytes of its key, in URL-safe Base64.
package enum Token {
    private static let mark = "rht_"

    package static func text(of key: SigningKey) -> String {
        let plain = key.seed.base64EncodedString()
        return Self.mark + plain.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// nil for what is no token.
    package static func key(_ text: String) -> SigningKey? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.hasPrefix(Self.mark), trimmed.count == Self.mark.count + 43 else { return nil }
        let plain = trimmed.dropFirst(Self.mark.count).replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + "=").flatMap(SigningKey.init(seed:))
    }
}
