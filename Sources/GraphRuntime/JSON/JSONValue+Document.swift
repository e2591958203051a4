extension JSONValue {
  /// How deep arrays and objects may be nested in a text that is read.
  public static let maximumDepth = 512

  /// Reads a JSON text as RFC 8259 defines it, in UTF-8, with nothing but white space around the value. A byte order mark
  /// at the start is skipped (section 8.1).
  ///
  /// Numbers keep their text, so none is too large or too exact. An object that names a member twice is an error, since
  /// what it means differs from reader to reader (section 4); names are compared as Swift compares strings. So is a text
  /// of 2 GiB or more.
  public init(parsing bytes: some Sequence<UInt8>) throws(JSONParsingError) {
    self = try JSONDocument.parse(bytes).read(JSONDocument.root) { JSONValue($0) }
  }

  /// See `init(parsing:)` for bytes.
  public init(parsing text: String) throws(JSONParsingError) {
    try self.init(parsing: text.utf8)
  }

  /// The tree of a value in a document. Containers that are not complete are on a stack of its own, so that nesting costs
  /// no call stack.
  init(_ cursor: JSONCursor) {
    var open: [Container] = []
    var next = cursor
    while true {
      var value: JSONValue
      switch next.kind {
      case .null: value = .null
      case .bool: value = .bool(next.bool)
      case .number: value = .number(next.number)
      case .string: value = .string(next.string)
      case .array, .object:
        open.append(Container(next))
        if let child = open[open.count - 1].next(after: nil) {
          next = child
          continue
        }
        value = open.removeLast().value
      }
      while true {
        guard !open.isEmpty else {
          self = value
          return
        }
        open[open.count - 1].add(value)
        if let sibling = open[open.count - 1].next(after: next) {
          next = sibling
          break
        }
        next = open[open.count - 1].cursor
        value = open.removeLast().value
      }
    }
  }

  private struct Container {
    let cursor: JSONCursor
    private let isObject: Bool
    private var elements: [JSONValue] = []
    private var members: [String: JSONValue] = [:]
    private var name = ""

    init(_ cursor: JSONCursor) {
      self.cursor = cursor
      isObject = cursor.kind == .object
    }

    mutating func next(after child: JSONCursor?) -> JSONCursor? {
      guard let next = child.map(cursor.child(after:)) ?? cursor.firstChild else { return nil }
      if isObject { name = next.name }
      return next
    }

    mutating func add(_ value: JSONValue) {
      if isObject { members[name] = value } else { elements.append(value) }
    }

    var value: JSONValue { isObject ? .object(members) : .array(elements) }
  }
}
