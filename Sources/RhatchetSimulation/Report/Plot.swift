/// A drawing with what is said below it.
package struct Plot: Sendable {
    /// Short, for the name of a file.
    package let name: String
    package let caption: String
    let svg: SVG

    /// A file that stands alone.
    package var file: String { self.svg.markup(sheet: StyleSheet.drawing) + "\n" }
}
