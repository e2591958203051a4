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
  let source: SourceBytes
  let file: String
  private let entries: [Declarations.AnnotationRange]
  /// What an entry is about where that isn't a range of the source; by the entry's index, ascending.
  private let names: [(entry: Int, name: String)]
  /// Alias, namespace.
  private let aliases: [(alias: String, namespace: String)]

  fileprivate init(
    source: SourceBytes,
    file: String,
    entries: [Declarations.AnnotationRange],
    names: [(entry: Int, name: String)],
    aliases: [(alias: String, namespace: String)]
  ) {
    self.source = source
    self.file = file
    self.entries = entries
    self.names = names
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

  private func entries(for target: String) -> [Declarations.AnnotationRange] {
    let forms =
      [target]
      + aliases.compactMap { alias, namespace in
        target.hasPrefix(namespace + ".") ? alias + target.dropFirst(namespace.count) : nil
      }
    var found = names.filter { forms.contains($0.name) }.map { entries[$0.entry] }
    for var form in forms where !form.isEmpty {
      form.withUTF8 { text in
        for entry in entries where entry.target.count == text.count {
          if memcmp(source.base + Int(entry.target.lowerBound), text.baseAddress!, text.count) == 0 {
            found.append(entry)
          }
        }
      }
    }
    return found.sorted { $0.start < $1.start }
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
    var names: [(entry: Int, name: String)] = []
    // The elements around the owner of an annotation.
    var path: [Int] = []
    var next = 0
    for index in declarations.annotations.indices {
      if let name = declarations.annotations[index].name { names.append((index, declarations.values.string(name))) }
      guard let owner = declarations.annotations[index].owner.map(Int.init) else { continue }
      while next <= owner {
        while let last = path.last, declarations.elements[last].end <= next { path.removeLast() }
        path.append(next)
        next += 1
      }
      var segments: [String] = []
      for index in path {
        if let segment = targetSegment(of: declarations.elements[index]) { segments.append(segment) }
      }
      guard let first = segments.first else { continue }
      let rest = segments.dropFirst().joined(separator: "/")
      names.append((index, rest.isEmpty ? first : "\(first).\(rest)"))
    }
    return AnnotationIndex(
      source: source,
      file: file,
      entries: declarations.annotations,
      names: names,
      aliases: aliases
    )
  }

  private mutating func targetSegment(of element: Element) -> String? {
    switch element.name {
    case .schema: text(.namespace, of: element)
    case .returnType: "$ReturnType"
    default: text(.name, of: element)
    }
  }
}
