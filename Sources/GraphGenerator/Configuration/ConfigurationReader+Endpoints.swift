import APISurface
import GraphSpec
import SpecJSON

extension ConfigurationReader {
  /// `{"keep": ["GET /me/messages/*"], "drop": ["* /me/messages/{id}/extensions/**"]}`.
  static func readEndpoints(_ node: JSONNode, diagnostics: inout [Diagnostic]) -> EndpointChoice {
    var choice = EndpointChoice()
    guard let members = node.object else {
      let message = "'endpoints' is an object with 'keep', 'drop' or both, not \(node.kind)"
      diagnostics.append(.invalidChoice(message, at: node.location))
      return choice
    }
    if members.isEmpty {
      diagnostics.append(.invalidChoice("'endpoints' has neither 'keep' nor 'drop'", at: node.location))
    }
    for member in members {
      switch member.name {
      case "keep": choice.keep = patterns(member, diagnostics: &diagnostics)
      case "drop": choice.drop = patterns(member, diagnostics: &diagnostics)
      default:
        let message = "'\(member.name)' is no member of 'endpoints'; the members are keep and drop"
        diagnostics.append(.invalidChoice(message, at: member.location))
      }
    }
    return choice
  }

  private static func patterns(_ member: JSONNode.Member, diagnostics: inout [Diagnostic]) -> [EndpointPattern] {
    guard let items = member.value.array, !items.isEmpty else {
      let kind = member.value.array == nil ? member.value.kind : "an empty one"
      let message = "'\(member.name)' is an array of patterns such as \"GET /me/messages/*\", not \(kind)"
      diagnostics.append(.invalidChoice(message, at: member.value.location))
      return []
    }
    if items.count > EndpointChoice.limit {
      let message = "'\(member.name)' has \(items.count) patterns; the limit is \(EndpointChoice.limit)"
      diagnostics.append(.invalidChoice(message, at: items[EndpointChoice.limit].location))
      return []
    }
    return items.compactMap { item in
      guard let text = item.string else {
        let message = "a pattern is a string such as \"GET /me/messages/*\", not \(item.kind)"
        diagnostics.append(.invalidChoice(message, at: item.location))
        return nil
      }
      do throws(EndpointPattern.Failure) {
        return try EndpointPattern(text, at: item.location)
      } catch {
        diagnostics.append(.invalidChoice("'\(text)': \(error.message)", at: item.location))
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func invalidChoice(_ message: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(.error, .configurationInvalid, message, at: location)
  }
}
