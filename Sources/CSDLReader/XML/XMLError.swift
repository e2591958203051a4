import CLibXML2
import GraphSpec

/// An error as libxml2 reports it.
struct XMLError {
  var code: Int
  var text: String
  /// Whether everything had been read when the error came up.
  var isAtEnd: Bool

  func refusal(at location: SourceLocation) -> Refusal {
    var reason = text
    while reason.last?.isWhitespace == true { reason.removeLast() }
    switch code {
    case Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue):
      return Refusal(.undeclaredPrefix, "a prefix stands for no namespace: \(reason)", at: location)
    case _ where isAtEnd:
      return Refusal(.cutOffFile, "the file is cut off: \(reason)", at: location)
    default:
      return Refusal(.malformedXML, "the XML is not well-formed: \(reason)", at: location)
    }
  }
}

extension Refusal {
  static func noMemory(_ file: String) -> Refusal {
    Refusal(.unreadableFile, "there is no memory left", at: SourceLocation(file: file, line: 0))
  }
}
