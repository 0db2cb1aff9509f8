/// What is mounted where, as `/proc/self/mountinfo` tells it.
package struct MountTable: Sendable {
    private var types: [(point: String, type: String)] = []

    /// Lines that are no mounts are left out.
    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            self.types.append((Self.plain(fields[4]), String(fields[dash + 1])))
        }
    }

    /// The type of the file system that holds `path`: the innermost mount over it, the latest of several on one folder.
    package func type(of path: String) -> String? {
        self.types.enumerated().filter { Self.covers($0.element.point, path) }
            .max { ($0.element.point.count, $0.offset) < ($1.element.point.count, $1.offset) }?.element.type
    }

    private static func covers(_ point: String, _ path: String) -> Bool {
        point == "/" || path == point || path.hasPrefix(point + "/")
    }

    /// Spaces, tabs, line ends and backslashes stand in octal.
    private static func plain(_ field: Substring) -> String {
        String(field).replacing("\\040", with: " ").replacing("\\011", with: "\t").replacing("\\012", with: "\n")
            .replacing("\\134", with: "\\")
    }
}
