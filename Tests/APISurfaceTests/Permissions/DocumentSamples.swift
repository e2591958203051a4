import APISurface
import GraphSpec

extension PermissionsDocument {
  /// A document of lines such as `Mail.Read Application,DelegatedWork GET,POST /me/messages least=Application`.
  init(lines: String...) { self.init(lines: lines) }

  init(lines: [String]) {
    let place = SourceLocation(file: "document.json", line: 1)
    self.init(file: "document.json", permissions: [])
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let schemes = words[1].split(separator: ",").compactMap { PermissionScheme(rawValue: String($0)) }
      var path = DocumentedPermission.Path(words[3], location: place)
      for word in words.dropFirst(4) {
        let values = word.split(separator: "=")[1].split(separator: ",").map(String.init)
        if word.hasPrefix("least") { path.least = values.compactMap { PermissionScheme(rawValue: $0) } }
        if word.hasPrefix("also") { path.alsoRequires = values }
      }
      let set = DocumentedPermission.PathSet(
        schemes: schemes,
        methods: words[2].split(separator: ",").compactMap { HTTPMethod(rawValue: String($0)) },
        paths: [path]
      )
      if permissions.last?.name != words[0] {
        permissions.append(DocumentedPermission(name: words[0], location: place))
      }
      permissions[permissions.count - 1].pathSets.append(set)
      for scheme in schemes { permissions[permissions.count - 1].schemes[scheme] = DocumentedPermission.Scheme() }
    }
  }
}

/// A generator of the same numbers in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
