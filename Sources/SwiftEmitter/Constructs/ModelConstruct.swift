/// The rules for the struct that a structured type of the metadata is in Swift.
package enum ModelConstruct {
  /// Whether there is an initialiser. OData has no values of an abstract type itself (CSDL 4.01 section 6.2).
  package static func hasInitialiser(isAbstract: Bool) -> Bool { !isAbstract }

  /// The members in the order of the initialiser's parameters: required ones first, because Swift reads best when what
  /// may be left out comes last, and each part by name, so that the order of the metadata is no part of the API.
  package static func parameters<Member>(
    of members: [Member],
    isRequired: (Member) -> Bool,
    name: (Member) -> String
  ) -> [Member] {
    members.sorted { left, right in
      let (first, second) = (isRequired(left), isRequired(right))
      return first == second ? name(left).utf8.lexicographicallyPrecedes(name(right).utf8) : first
    }
  }
}
