import RhatchetProtocol

/// A person who is told of an event, and the roles in which it reaches them.
struct Recipient {
    var person: String
    var roles: [Role]
}
