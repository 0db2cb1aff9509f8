/// Memory for so many values, owned in one place and freed with it.
///
/// Indices are not checked: whoever makes one knows its shape, and the loops over it are what a look costs.
struct Storage<Element: BitwiseCopyable>: ~Copyable {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ count: Int, of value: Element) {
        self.base = .allocate(capacity: max(count, 1))
        self.base.initialize(repeating: value, count: max(count, 1))
        self.count = count
    }

    deinit {
        self.base.deallocate()
    }

    subscript(index: Int) -> Element {
        @inline(__always) get { self.base[index] }
        @inline(__always) nonmutating set { self.base[index] = newValue }
    }

    var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: self.base, count: self.count) }
}
