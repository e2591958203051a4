extension String {
  /// Whether OData would take this for a name, with or without a namespace (CSDL 4.01 section 17.2).
  var isQualifiedIdentifier: Bool {
    split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, first.isLetter || first == "_" else { return false }
      return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
  }

  /// `user-id`, `userId` and `user_id` are the words `user` and `id`.
  var words: [String] {
    var words: [String] = []
    var wasLower = false
    for character in self {
      guard character.isLetter || character.isNumber else {
        words.append("")
        wasLower = false
        continue
      }
      if words.isEmpty || (character.isUppercase && wasLower) { words.append("") }
      words[words.count - 1] += character.lowercased()
      wasLower = !character.isUppercase
    }
    return words.filter { !$0.isEmpty }
  }
}
