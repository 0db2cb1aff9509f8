import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct KnownOutputsTests {
    private static let head = "# stan_version_major = 2\n# model = toy\n# method = sample (Default)\nlp__,mu\n"

    @Test func `a file is read once, and again as long as it is none and has changed, or when it is begun anew`() throws
    {
        let scratch = try ScratchFolder()
        let file = try scratch.write("# stan_version_major = 2\n", to: "out.csv").path
        var known = KnownOutputs()
        for _ in 0..<3 {
            let isOutput = known.contains(file)
            #expect(!isOutput && known.reads == 1)
        }
        try scratch.write(Self.head, to: "out.csv")
        for draws in 0...3 {
            let isOutput = known.contains(file)
            #expect(isOutput && known.reads == 2)
            let handle = try FileHandle(forWritingTo: URL(filePath: file))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("-1,\(draws)\n".utf8))
            try handle.close()
        }
        try scratch.write("a,b\n1,2\n", to: "out.csv")
        let isOutput = known.contains(file)
        #expect(!isOutput && known.reads == 3)
        try FileManager.default.removeItem(atPath: file)
        let isThere = known.contains(file)
        #expect(!isThere && known.reads == 3)
    }
}
