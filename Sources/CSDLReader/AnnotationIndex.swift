import GraphSpec

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a file's annotations are. They are parsed when someone asks for them, each time anew.
public struct AnnotationIndex: Sendable {
  struct Entry: Sendable {
    var start: Int
    var end: Int
    var line: Int
    var column: Int
    /// The bytes of the target as written; empty if `name` is what the annotations are about.
    var target: Range<Int>
    var name: String?
  }

  let source: SourceBytes
  let file: String
  private let entries: [Entry]
  /// Alias, namespace.
  private let aliases: [(alias: String, namespace: String)]

  init(source: SourceBytes, file: String, entries: [Entry], aliases: [(alias: String, namespace: String)]) {
    self.source = source
    self.file = file
    self.entries = entries
    self.aliases = aliases
  }

  /// How many places with annotations there are.
  public var count: Int { entries.count }

  /// The annotations of a model element in source order, wherever in the file they are.
  ///
  /// `target` is written as CSDL 4.01 section 14.2.2 has it, without aliases: `microsoft.graph.call`,
  /// `microsoft.graph.call/callbackUri`, `microsoft.graph.GraphService/users`. Annotations inside of an action or a
  /// function are found under its name without a signature, those of a parameter under `name/parameter`.
  public func annotations(for target: String) -> [Annotation] {
    var result: [Annotation] = []
    for entry in entries(for: target) {
      result += AnnotationParser.parse(entry, of: self)
    }
    return result
  }

  private func entries(for target: String) -> [Entry] {
    let forms =
      [target]
      + aliases.compactMap { alias, namespace in
        target.hasPrefix(namespace + ".") ? alias + target.dropFirst(namespace.count) : nil
      }
    return forms.flatMap { form in
      var form = form
      return form.withUTF8 { text in
        entries.filter { entry in
          guard entry.target.isEmpty else {
            return entry.target.count == text.count
              && memcmp(source.base + entry.target.lowerBound, text.baseAddress!, text.count) == 0
          }
          return entry.name.map { $0.utf8.elementsEqual(text) } ?? false
        }
      }
    }
    .sorted { $0.start < $1.start }
  }

  /// A qualified name as written somewhere in the file.
  func expanded(_ text: String) -> QualifiedName {
    var name = QualifiedName(text)
    if let namespace = aliases.first(where: { $0.alias == name.namespace })?.namespace { name.namespace = namespace }
    return name
  }
}

extension ModelBuilder {
  /// Finds out what each annotation is about.
  mutating func annotationIndex(source: SourceBytes) -> AnnotationIndex {
    var entries: [AnnotationIndex.Entry] = []
    entries.reserveCapacity(declarations.annotations.count)
    // The names of the elements around the owner of an annotation, with where each of them ends.
    var path: [(end: Int, name: String?)] = []
    var next = 0
    for range in declarations.annotations {
      var entry = AnnotationIndex.Entry(
        start: Int(range.start),
        end: Int(range.end),
        line: Int(range.line),
        column: Int(range.column),
        target: Int(range.target.lowerBound)..<Int(range.target.upperBound)
      )
      if let name = range.name { entry.name = declarations.values.string(name) }
      if let owner = range.owner.map(Int.init) {
        while next <= owner {
          let element = declarations.elements[next]
          while let last = path.last, last.end <= next { path.removeLast() }
          path.append((Int(element.end), targetSegment(of: element)))
          next += 1
        }
        let names = path.compactMap(\.name)
        guard let first = names.first else { continue }
        let rest = names.dropFirst()
        entry.name = rest.isEmpty ? first : "\(first).\(rest.joined(separator: "/"))"
      }
      entries.append(entry)
    }
    return AnnotationIndex(source: source, file: file, entries: entries, aliases: aliases)
  }

  private mutating func targetSegment(of element: Element) -> String? {
    switch element.name {
    case .schema: text(.namespace, of: element)
    case .returnType: "$ReturnType"
    default: text(.name, of: element)
    }
  }
}
