import RhatchetDraws

/// A file that gzip packed: RFC 1952, also several of them one after the other.
enum GzipFile {
    /// Bytes that may come out of all files of a posterior, since they stand in memory.
    static let limit = Posterior.memory / 4 * 3

    static func isOne(_ bytes: FileBytes) throws(ReadingError) -> Bool {
        try bytes.bytes(0..<min(2, bytes.count)) == [0x1F, 0x8B]
    }

    /// What was packed, and whether its end is missing.
    ///
    /// - Parameter limit: bytes that may come out.
    /// - Throws: ``ReadingError`` for bytes that no gzip wrote.
    static func unpacked(_ packed: FileBytes, limit: Int) throws(ReadingError) -> (bytes: FileBytes, isTorn: Bool) {
        let path = packed.path
        do {
            // Nothing that is worth packing grows by it.
            guard packed.count <= limit else { throw Inflate.Failure.tooLong }
            let bytes = try packed.bytes(0..<packed.count)
            let (output, isTorn) = try bytes.withUnsafeBufferPointer { try self.members($0, limit) }
            return (FileBytes(output, packed.path), isTorn)
        } catch let error as ReadingError {
            throw error
        } catch Inflate.Failure.tooLong {
            throw ReadingError(
                path,
                "holds more than \(limit >> 20) MiB when unpacked, which is its share of the memory; unpack it with 'gunzip' first"
            )
        } catch {
            throw ReadingError(path, "is damaged: what is packed in it cannot be unpacked; try 'gzip -t'")
        }
    }

    private static func members(_ packed: UnsafeBufferPointer<UInt8>, _ limit: Int) throws -> ([UInt8], Bool) {
        var (output, start): ([UInt8], Int) = ([], 0)
        // The last four bytes say how long the last member is, mostly the only one; room that is not used costs nothing.
        let told = packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        output.reserveCapacity(min(told, limit) + FileBytes.margin)
        // gzip fills up with zeros on tapes; what else follows is none of it.
        while start < packed.count, start == 0 || packed[start] == 0x1F {
            guard let body = self.body(packed, start) else { return (output, true) }
            let before = output.count
            var inflate = Inflate(packed, from: body, after: output, limit: limit)
            output = []
            do {
                try inflate.run()
            } catch Inflate.Failure.torn {
                return (inflate.output, true)
            }
            output = inflate.output
            guard inflate.end + 8 <= packed.count else { return (output, true) }
            let sum = (0..<4).reduce(UInt32(0)) { $0 | UInt32(packed[inflate.end + $1]) << UInt32(8 * $1) }
            guard output.withUnsafeBytes({ CRC32.of(UnsafeRawBufferPointer(rebasing: $0[before...])) }) == sum else {
                throw Inflate.Failure.damaged
            }
            start = inflate.end + 8
        }
        return (output, false)
    }

    /// Where the packed bytes begin behind a member's head; nil when that is not whole.
    private static func body(_ packed: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard start + 10 <= packed.count else { return nil }
        let flags = packed[start + 3]
        var next = start + 10
        if flags & 4 != 0 {
            guard next + 2 <= packed.count else { return nil }
            next += 2 + Int(packed[next]) + Int(packed[next + 1]) << 8
        }
        for flag in [UInt8(8), 16] where flags & flag != 0 {
            guard next < packed.count, let end = packed[next...].firstIndex(of: 0) else { return nil }
            next = end + 1
        }
        if flags & 2 != 0 { next += 2 }
        return next < packed.count ? next : nil
    }
}
