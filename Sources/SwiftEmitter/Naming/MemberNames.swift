import APISurface

/// The names of what a type has: properties, members of an enumeration, cases.
package enum MemberNames {
  /// Properties keep their letters. A derived type calls the ones that it inherits what its base calls them.
  static func properties(_ members: [MemberShape]) -> [SwiftName] {
    var unique = UniqueNames()
    var names: [SwiftName] = []
    var rest = members[...]
    while let first = rest.first {
      let group = rest.prefix { $0.inheritedFrom == first.inheritedFrom }
      names += unique.add(group.map(\.name)) { Identifier.member($0) }
      rest = rest.dropFirst(group.count)
    }
    return names
  }

  /// The parameters of an action, which are properties of the struct that holds them, in lower camel case whatever the
  /// wire writes: `SaveToSentItems` is `saveToSentItems`.
  static func parameters(_ names: [String]) -> [SwiftName] {
    UniqueNames.of(names) { ReservedWords.members.escaped(Identifier.lowerCamel($0)) }
  }

  /// Lower camel case. Where two members of an enumeration would become one, those that are not written so already keep
  /// their letters.
  package static func enumeration(_ members: [String]) -> [SwiftName] {
    let counts = Dictionary(members.map { (Identifier.lowerCamel($0), 1) }, uniquingKeysWith: +)
    return UniqueNames.of(members) { member in
      let camel = Identifier.lowerCamel(member)
      let keepsLetters = counts[camel] != 1 && member != camel.text
      return ReservedWords.enumMembers.escaped(keepsLetters ? Identifier.keepingLetters(member) : camel)
    }
  }
}
