import RhatchetProtocol
import Testing

@Suite struct ValueTests {
    @Test func `numbers are equal as numbers`() {
        #expect(Value.int(1) == Value.double(1.0))
        #expect(Value.int(1).hashValue == Value.double(1.0).hashValue)
        #expect(Value.int(1) != Value.bool(true))
        #expect(Value.string("1") != Value.int(1))
    }
}
