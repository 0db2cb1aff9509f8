import RhatchetProtocol
import Yams

/// One value of a row of design expectations, with the reader that knows where it stands.
struct ExpectationCell {
    var column: ExpectationRow.CodingKeys
    var node: Node
    var reader: NodeReader

    var place: Place { self.reader.place(of: self.node) }

    /// As it is written.
    var text: String { self.node.scalar?.string ?? "" }

    func error(_ message: String) -> ConfigurationError { self.reader.error(self.node, message) }
}
