import Foundation
import RhatchetCommands

@main
struct Rhatchet {
    static func main() async {
        exit(await Application.run())
    }
}
