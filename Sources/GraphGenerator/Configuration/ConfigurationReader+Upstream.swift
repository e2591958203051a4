import GraphSpec
import SpecJSON
import Support

extension ConfigurationReader {
  /// `{"v1.0": URL, "beta": URL, "permissions": {"url": URL, "file": path}}`.
  static func readUpstream(_ node: JSONNode, in folder: String, diagnostics: inout [Diagnostic]) -> Upstream {
    var upstream = Upstream()
    guard let members = node.object else {
      diagnostics.append(.invalid("'upstream' is an object, not \(node.kind)", at: node.location))
      return upstream
    }
    for member in members {
      if let version = GraphVersion(rawValue: member.name) {
        guard let url = member.value.string else {
          let message = "the address of the \(version) metadata is a string, not \(member.value.kind)"
          diagnostics.append(.invalid(message, at: member.value.location))
          continue
        }
        upstream.metadata[version] = Upstream.Address(url: url, location: member.value.location)
      } else if member.name == "permissions" {
        guard let url = member.value["url"], let address = url.string, let file = member.value["file"],
          let path = file.string, member.value.object?.count == 2
        else {
          let message = "'permissions' is an object with two strings, 'url' and 'file'"
          diagnostics.append(.invalid(message, at: member.value.location))
          continue
        }
        upstream.permissions = Upstream.Permissions(
          address: Upstream.Address(url: address, location: url.location),
          file: Path.resolve(path, in: folder),
          fileLocation: file.location
        )
      } else {
        let message = "'\(member.name)' is no member of 'upstream'; the members are v1.0, beta and permissions"
        diagnostics.append(.invalid(message, at: member.location))
      }
    }
    return upstream
  }
}

extension Diagnostic {
  fileprivate static func invalid(_ message: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(.error, .configurationInvalid, message, at: location)
  }
}
