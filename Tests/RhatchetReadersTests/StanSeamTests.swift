import RhatchetReaders
import Testing

/// Where an output of CmdStan can be gone on with, as pure functions of its text.
struct StanSeamTests {
    private static let warmUp = (0..<3).map { StanText.row([Double($0), 0, 0]) }
    private static let draws = (0..<4).map { StanText.row([Double($0), 1, 1]) }

    private func body(_ seam: StanSeam, of text: String) -> String {
        String(decoding: Array(text.utf8)[seam.body], as: UTF8.self)
    }

    @Test func `the body ends with the last whole row, and the lines behind it are left`() throws {
        let text = StanText(draws: Self.draws).text
        let seam = try #require(StanSeam(text: text))
        #expect((seam.tuning, seam.draws, seam.thin) == (0, 4, 1))
        #expect(String(decoding: seam.head, as: UTF8.self).hasSuffix("energy__,mu,theta.1,theta.2\n"))
        let body = self.body(seam, of: text)
        #expect(body.hasPrefix("# Adaptation terminated\n") && body.hasSuffix(",3.0,1.0,1.0\n"))
        #expect(
            text == String(decoding: seam.head, as: UTF8.self) + body + String(
                text.utf8.dropFirst(seam.body.upperBound)
            )!
        )
    }

    @Test(arguments: ["-1,0.9", "-1,0.9,0.8,3,7,0,1,5.0,1.0,1", "-1,0.9\n", "-1,0.9,0.8,3,7,0,1,5.0,1.0,\n"])
    func `a torn row is no part of it`(torn: String) throws {
        var text = StanText(draws: Self.draws)
        text.isFinished = false
        let whole = text.text
        let seam = try #require(StanSeam(text: whole + torn))
        let untorn = try #require(StanSeam(text: whole))
        #expect(seam.draws == 4 && self.body(seam, of: whole) == self.body(untorn, of: whole))
    }

    @Test func `every place at which a file can be cut gives the rows that are whole there, and never a part of one`()
        throws
    {
        let whole = StanText(warmUp: Self.warmUp, draws: Self.draws, savesWarmUp: true).text
        let bytes = Array(whole.utf8)
        let seam = try #require(StanSeam(text: whole))
        for end in seam.head.count...bytes.count {
            let cut = String(decoding: bytes[..<end], as: UTF8.self)
            let part = try #require(StanSeam(text: cut))
            let lines = cut.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let rows = lines.filter { !$0.hasPrefix("#") }.count - 1
            #expect(part.tuning + part.draws == rows && part.body.upperBound <= end)
            // Nothing behind the warm-up counts as long as the adaptation is not said to have ended.
            #expect(part.draws == 0 || part.tuning == 3)
        }
    }

    @Test func `warm-up rows are told from draws, and the first draw has its place`() throws {
        let text = StanText(warmUp: Self.warmUp, draws: Self.draws, savesWarmUp: true).text
        let seam = try #require(StanSeam(text: text))
        #expect((seam.tuning, seam.draws) == (3, 4))
        let first = try #require(seam.firstDraw)
        #expect(String(text.utf8.dropFirst(first).prefix(4)) == "-1.0")
        #expect(StanSeam(text: StanText(warmUp: Self.warmUp, savesWarmUp: true, isAdapted: false).text)?.draws == 0)
    }

    @Test func `a head gets other settings and keeps all else to the byte`() throws {
        let head = """
            # method = sample (Default)
            #     num_samples = 1000 (Default)
            #     num_chains = 1 (Default)
            # data
            #   file = data.json
            # id = 3
            # output
            #   file = /old/part-0.csv
            #   diagnostic_file =  (Default)
            # file = no output's
            lp__,mu

            """
        let changed = StanHead.with(Array(head.utf8), draws: 20, call: .init(output: "out.csv", id: 2, chains: 4))
        let wanted = head.replacing("1000 (Default)", with: "20").replacing("/old/part-0.csv", with: "out.csv")
            .replacing("num_chains = 1 (Default)", with: "num_chains = 4").replacing("id = 3", with: "id = 2")
        #expect(String(decoding: changed, as: UTF8.self) == wanted)
        let unchanged = StanHead.with(Array(head.utf8), draws: 1000)
        #expect(String(decoding: unchanged, as: UTF8.self) == head)
        let same = StanHead.with(Array(head.utf8), draws: 20)
        #expect(String(decoding: same, as: UTF8.self) == head.replacing("1000 (Default)", with: "20"))
    }

    @Test func `times are added up and written as CmdStan does`() throws {
        let text = """
            # 
            #  Elapsed Time: 0.25 seconds (Warm-up)
            #                1.5 seconds (Sampling)
            #                1.75 seconds (Total)
            # 

            """
        let elapsed = try #require(StanElapsed(text: "-1,2\n" + text))
        #expect(elapsed == StanElapsed(warmUp: 0.25, sampling: 1.5) && elapsed.comment == text)
        #expect(elapsed + elapsed == StanElapsed(warmUp: 0.5, sampling: 3))
        #expect(StanElapsed(text: "-1,2\n") == nil)
    }
}
