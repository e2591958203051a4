/// The constant of a permission: `Calls.Initiate.All` is `callsInitiateAll`.
///
/// Page names hold more than letters and dots (`Channel.Delete.Group#`, `(See`, a trailing dot). Each such character is
/// spelled as `U` and its code in hexadecimal, so that no two permissions share a constant.
enum PermissionNames {
  static func constant(_ permission: String) -> SwiftName {
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
    return ReservedWords.permissions.escaped(SwiftName(encoding: Identifier.lowerCamel(filled.first ?? "").text + rest))
  }
}
