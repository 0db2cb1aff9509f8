import Foundation
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Plain tables, and what is none.
@Suite struct PlainFileTests {
    private func read(_ texts: String...) throws -> Posterior {
        try Posterior.text(texts.enumerated().map { ("f\($0 + 1).csv", Array($1.utf8)) })
    }

    @Test func `chains and draws are told apart by their columns, whatever their order`() throws {
        let posterior = try self.read(
            ",chain,draw,mu,\"theta[0, 1]\"\n0,1,1,4,-4\n1,0,0,1,-1\n2,1,0,3,-3\n3,0,1,2,-2\n"
        )
        #expect(posterior.elements == ["mu", "theta[0, 1]"])
        #expect(posterior.chains.map(\.name) == ["chain 0 of f1.csv", "chain 1 of f1.csv"])
        #expect(try posterior.load([0, 1], workers: 1) == [[1, 2, -1, -2], [3, 4, -3, -4]])
    }

    @Test func `without a column of chains every file is one`() throws {
        let posterior = try self.read("a,b\r\n1,2\r\n3,4\r\n", "a,b\n5,\n7,NA")
        let loaded = try posterior.load([0, 1], workers: 1)
        #expect(loaded[0] == [1, 3, 2, 4])
        #expect(Array(loaded[1][..<2]) == [5, 7])
        #expect(loaded[1][2...].allSatisfy { $0.isNaN })
    }

    @Test func `a draw that stands twice is refused`() {
        let error = #expect(throws: ReadingError.self) { try self.read("chain,draw,a\n0,0,1\n0,0,2\n") }
        #expect(error?.description.contains("chain 0 has draw 0 twice") == true)
    }

    @Test(arguments: [
        ("", "is empty"), ("a,b\n", "no draws yet"), ("# only comments\n", "no names"),
        ("1,2\n3,4\n", "begins with numbers"),
        ("a,a\n1,2\n", "two columns 'a'"), ("chain,draw\n0,0\n", "no column of draws"),
        ("\u{0}\u{1}\u{2}", "is no text"),
        ("PAR1....", "Parquet"), ("chain,a\nx,1\n", "'x' in column 'chain' is no number"),
        ("chain,a\n,1\n", "no number in its column 'chain'"),
    ]) func `what is no table of draws is refused`(text: String, message: String) {
        let error = #expect(throws: ReadingError.self) { try self.read(text) }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }

    @Test func `a column of text is refused at its place`() throws {
        let posterior = try self.read("a,name\n1,2\n2,blue\n")
        let error = #expect(throws: ReadingError.self) { try posterior.load([0, 1], workers: 1) }
        #expect(
            error?.description
                == "f1.csv:3:2: 'blue' in column 'name' is no number; draws are numbers, leave columns of text out"
        )
        // It is not read where it is not wanted.
        #expect(try posterior.load([0], workers: 1) == [[1, 2]])
    }

    @Test func `a file in pieces is the same as at once`() throws {
        let rows = (0..<50).map { row in (0..<7).map { "\(row * 7 + $0).5" }.joined(separator: ",") }
        let posterior = try self.read("a,b,c,d,e,f,g\n" + rows.joined(separator: "\n") + "\n")
        let whole = try posterior.load(Array(0..<7), workers: 1)[0]
        let pieces = [[0, 1], [2], [3, 5], [4], [6]]
        for piece in pieces {
            let wanted = piece.flatMap { Array(whole[$0 * 50..<($0 + 1) * 50]) }
            #expect(try posterior.load(piece, workers: 1)[0] == wanted)
        }
    }

    @Test func `files on disk, a folder of them, and what is not there`() throws {
        let scratch = try ScratchFolder()
        try Data("a\n1\n2\n".utf8).write(to: scratch.url.appending(path: "one.csv"))
        try Data("a\n3\n4\n".utf8).write(to: scratch.url.appending(path: "two.csv"))
        let posterior = try PosteriorPaths([scratch.url.path]).posterior(workers: 2)
        #expect(try posterior.load([0], workers: 2) == [[1, 2], [3, 4]])
        #expect(throws: ReadingError.self) { try PosteriorPaths([scratch.url.path + "/none.csv"]) }
        #expect(throws: ReadingError.self) {
            try PosteriorPaths([scratch.url.path, scratch.url.path + "/one.csv", "/"])
        }
    }
}
