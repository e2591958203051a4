package import APISurface

/// What a structured type of the metadata is in Swift.
package enum ModelConstruct: Hashable, Sendable {
  /// A struct; nothing derives from the type.
  case structure
  /// An enum over the concrete types that derive from the type. Where the type is concrete itself, it is a case, too, and
  /// a struct `Base`.
  case polymorphic(hasBase: Bool)

  package init(isAbstract: Bool, hasDerivedTypes: Bool) {
    self = hasDerivedTypes ? .polymorphic(hasBase: !isAbstract) : .structure
  }

  package init(_ object: ObjectShape) {
    self.init(isAbstract: object.isAbstract, hasDerivedTypes: object.isPolymorphic)
  }

  /// Whether there is a struct of the type's own properties, which an initialiser makes.
  package var hasInitialiser: Bool { self != .polymorphic(hasBase: false) }

  /// The members of a struct in the order of its initialiser's parameters. Required ones come first: Swift reads best
  /// when what may be left out comes last.
  package static func parameters<Member>(of members: [Member], isRequired: (Member) -> Bool) -> [Member] {
    members.filter(isRequired) + members.filter { !isRequired($0) }
  }
}
