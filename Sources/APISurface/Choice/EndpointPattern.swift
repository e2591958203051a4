public import GraphSpec

/// A method and a path that stand for endpoints: `GET /me/messages/*`.
///
/// - The method is one of HTTP's, several with commas (`GET,POST`), or `*`. A version may stand before it: `beta GET /me`.
/// - In the path `{…}` is a key, whatever its name; `*` is any one segment, key or not; `**` is any number of segments,
///   none included, and stands once at most. All else is text, compared without regard to case.
///
/// Matching takes time that grows with the segments of the pattern, and no more.
public struct EndpointPattern: Hashable, Sendable {
  /// Why a text is no pattern, as the part of a sentence.
  public struct Failure: Error {
    public var message: String
  }

  private enum Segment: Hashable {
    case any
    case text(String)
  }

  /// As it was written.
  public let text: String
  public var location: SourceLocation
  private let version: GraphVersion?
  /// Nil for every method.
  private let methods: Set<HTTPMethod>?
  private let start: [Segment]
  /// After `**`; nil where there is none.
  private let end: [Segment]?

  public init(_ text: String, at location: SourceLocation) throws(Failure) {
    self.text = text
    self.location = location
    var words = text.split(separator: " ").map(String.init)
    version = words.first.flatMap(GraphVersion.init)
    if version != nil { words.removeFirst() }
    guard words.count == 2, words[1].hasPrefix("/") else {
      throw Failure(message: "a pattern is a method and a path, such as 'GET /me/messages/*'")
    }
    methods = words[0] == "*" ? nil : try Self.methods(words[0])
    let segments = words[1].dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let stars = segments.indices.filter { segments[$0] == "**" }
    if stars.count > 1 { throw Failure(message: "'**' stands once at most") }
    if let star = stars.first {
      start = try Self.segments(segments[..<star])
      end = try Self.segments(segments[(star + 1)...])
    } else {
      start = try Self.segments(segments[...])
      end = nil
    }
  }

  private static func methods(_ text: String) throws(Failure) -> Set<HTTPMethod> {
    var methods: Set<HTTPMethod> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let method = HTTPMethod(rawValue: String(name)) else {
        let known = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(message: "'\(name)' is no method; write one of \(known), several with commas, or *")
      }
      methods.insert(method)
    }
    return methods
  }

  private static func segments(_ texts: ArraySlice<String>) throws(Failure) -> [Segment] {
    var segments: [Segment] = []
    for text in texts {
      if text == "*" {
        segments.append(.any)
      } else if text.isEmpty {
        throw Failure(message: "a path has no empty segment, and no slash at its end")
      } else if text.contains("*") {
        throw Failure(message: "'*' stands for a whole segment, and '**' for any number of them")
      } else {
        segments.append(.text(folded(text)))
      }
    }
    return segments
  }

  /// In lower case, and with the names of keys left out.
  private static func folded(_ text: String) -> String {
    var result = ""
    var isInBraces = false
    for character in text.lowercased() {
      if isInBraces {
        if character == "}" { isInBraces = false }
      } else {
        result += character == "{" ? "{}" : String(character)
        isInBraces = character == "{"
      }
    }
    return result
  }

  /// An endpoint as patterns see it, made once for all of them.
  struct Subject {
    var version: GraphVersion
    var method: HTTPMethod
    var segments: [String]

    init(_ version: GraphVersion, _ method: HTTPMethod, _ template: PathTemplate) {
      self.version = version
      self.method = method
      segments = template.identity.lowercased().split(separator: "/").map(String.init)
    }
  }

  func matches(_ subject: Subject) -> Bool {
    if let version, version != subject.version { return false }
    if let methods, !methods.contains(subject.method) { return false }
    let segments = subject.segments
    guard let end else { return segments.count == start.count && Self.match(start, segments[...]) }
    return segments.count >= start.count + end.count && Self.match(start, segments[..<start.count])
      && Self.match(end, segments[(segments.count - end.count)...])
  }

  private static func match(_ pattern: [Segment], _ segments: ArraySlice<String>) -> Bool {
    zip(pattern, segments).allSatisfy { expected, segment in
      switch expected {
      case .any: true
      case .text(let text): text == segment
      }
    }
  }
}
