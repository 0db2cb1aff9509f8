/// A text to look for, in ASCII lower case.
package struct LoweredText: Sendable, Equatable {
    package let text: String
    let bytes: [UInt8]
    let bigrams: Bigrams

    init(_ text: String) {
        self.text = text
        self.bytes = PlainLine.lowered(text)
        self.bigrams = Bigrams(self.bytes)
    }
}
