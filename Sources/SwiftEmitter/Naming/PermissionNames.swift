/// The constant of a permission: `Calls.Initiate.All` is `callsInitiateAll`.
///
/// Page names hold more than letters and dots (`Channel.Delete.Group#`, `(See`, a trailing dot). Each such character is
/// spelled as `U` and its code in hexadecimal, so that no two permissions share a constant.
enum PermissionNames {
  /// As it is written after a dot.
  static func reference(_ permission: String) -> String {
    let name = constant(permission)
    return name == "init" ? "`init`" : name
  }

  /// Without backticks.
  static func constant(_ permission: String) -> String {
    var words: [String] = [""]
    func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "-" || scalar == "_" }
    let scalars = Array(permission.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isLetter = scalar.isASCII && Character(scalar).isLetter
      if isLetter || (scalar.isASCII && Character(scalar).isNumber) {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if isSeparator(scalar), index > 0, index + 1 < scalars.count, !isSeparator(scalars[index - 1]) {
        words.append("")
      } else {
        words.append("U\(String(scalar.value, radix: 16, uppercase: true))")
        words.append("")
      }
    }
    let filled = words.filter { !$0.isEmpty }
    let rest = filled.dropFirst().map { Identifier.capitalized($0) }.joined()
    let name = Identifier.lowerCamel(filled.first ?? "_") + rest
    return ReservedWords.permissions.contains(name) ? name + "_" : name
  }
}
