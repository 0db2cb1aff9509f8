/// What is wrong with a file, collected while it is read: one mistake does not hide the next.
struct Complaints {
    private(set) var errors: [ConfigurationError] = []
    /// What is allowed, and is probably not meant.
    private(set) var remarks: [ConfigurationError] = []

    mutating func remark(_ remark: ConfigurationError) {
        self.remarks.append(remark)
    }

    mutating func add(_ error: ConfigurationError) {
        self.errors.append(error)
    }

    /// What `body` gives; nil when it complains.
    @discardableResult
    mutating func take<Result>(_ body: () throws(ConfigurationError) -> Result) -> Result? {
        do throws(ConfigurationError) {
            return try body()
        } catch {
            self.errors.append(error)
            return nil
        }
    }

    /// The first mistake of a file, as its reader meets it.
    func throwFirst() throws(ConfigurationError) {
        if let first = self.errors.min(by: { $0.place < $1.place }) { throw first }
    }
}
