/// The clocks of the machine; the tests have one that they set.
package protocol MachineClock {
    func stamp() -> Stamp
}
