import CLibXML2
import GraphSpec

/// Reads the annotations of one place: an `Annotations` element with a target, or an `Annotation` inside of another
/// element. The file has been checked as a whole, so nothing is reported here.
struct AnnotationParser {
  private struct Frame {
    var name: String
    var attributes: [String: String]
    var text = ""
    var values: [Annotation.Expression] = []
    var properties: [Annotation.PropertyValue] = []
    var line: Int
  }

  private let index: AnnotationIndex
  private let entry: Declarations.AnnotationRange
  private var frames: [Frame] = []
  private var annotations: [Annotation] = []

  static func parse(_ entry: Declarations.AnnotationRange, of index: AnnotationIndex) -> [Annotation] {
    let fragment = SourceBytes(
      copying: UnsafeRawBufferPointer(start: index.source.base + Int(entry.start), count: Int(entry.end - entry.start))
    )
    guard let context = xmlNewParserCtxt() else { return [] }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { parser, name, _, _, _, _, count, _, attributes in
      parser!.assumingMemoryBound(to: AnnotationParser.self).pointee
        .start(String(cString: name!), attributes, count: Int(count))
    }
    handler.endElementNs = { parser, _, _, _ in
      parser!.assumingMemoryBound(to: AnnotationParser.self).pointee.end()
    }
    handler.characters = { parser, text, count in
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      parser!.assumingMemoryBound(to: AnnotationParser.self).pointee.add(String(decoding: bytes, as: UTF8.self))
    }
    handler.cdataBlock = handler.characters
    // A prefix that is declared outside of the fragment is no error.
    handler.serror = { _, _ in }
    context.pointee.sax.pointee = handler

    var parser = AnnotationParser(index: index, entry: entry, context: context)
    withUnsafeMutablePointer(to: &parser) { pointer in
      context.pointee.userData = UnsafeMutableRawPointer(pointer)
      let memory = fragment.base.assumingMemoryBound(to: CChar.self)
      if clibxml2_push_static_memory(context, memory, fragment.count) != 0 { xmlParseDocument(context) }
    }
    withExtendedLifetime(fragment) {}
    return parser.annotations
  }

  private let context: xmlParserCtxtPtr

  private init(index: AnnotationIndex, entry: Declarations.AnnotationRange, context: xmlParserCtxtPtr) {
    self.index = index
    self.entry = entry
    self.context = context
  }

  private mutating func start(
    _ name: String,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    count: Int
  ) {
    var frame = Frame(name: name, attributes: [:], line: Int(context.pointee.input.pointee.line))
    for index in 0..<count {
      guard let attribute = attributes?.advanced(by: index * 5), attribute[2] == nil else { continue }
      let bytes = UnsafeRawBufferPointer(start: attribute[3]!, count: attribute[4]! - attribute[3]!)
      frame.attributes[String(cString: attribute[0]!)] = String(decoding: AttributeText.decoded(bytes), as: UTF8.self)
    }
    frames.append(frame)
  }

  private mutating func add(_ text: String) {
    if !frames.isEmpty { frames[frames.count - 1].text += text }
  }

  private mutating func end() {
    let frame = frames.removeLast()
    switch frame.name {
    case "Annotations": break
    case "Annotation":
      // An annotation of an annotation, or of something in its value, is not kept.
      guard frames.isEmpty || (frames.count == 1 && frames[0].name == "Annotations") else { return }
      guard let term = frame.attributes["Term"] else { return }
      annotations.append(
        Annotation(
          term: index.expanded(term),
          qualifier: frame.attributes["Qualifier"] ?? frames.first?.attributes["Qualifier"],
          value: value(of: frame),
          location: SourceLocation(file: index.file, line: Int(entry.line) + frame.line - 1, column: 0)
        )
      )
    case "PropertyValue":
      guard !frames.isEmpty, let property = frame.attributes["Property"] else { return }
      let value = Annotation.PropertyValue(property: property, value: value(of: frame))
      frames[frames.count - 1].properties.append(value)
    default:
      if !frames.isEmpty { frames[frames.count - 1].values.append(expression(frame)) }
    }
  }

  /// An element's value is an attribute or the element inside of it.
  private func value(of frame: Frame) -> Annotation.Expression? {
    if let value = frame.values.first { return value }
    for (name, text) in frame.attributes {
      if let value = constant(name, text) { return value }
    }
    return nil
  }

  private func expression(_ frame: Frame) -> Annotation.Expression {
    switch frame.name {
    case "Null": .null
    case "Collection": .collection(frame.values)
    case "Record": .record(type: frame.attributes["Type"].map(index.expanded), frame.properties)
    default: constant(frame.name, frame.text) ?? .other(frame.name)
    }
  }

  /// A constant or a path, of which the attribute and the element have the same name (CSDL 4.01 sections 14.3, 14.4.1).
  private func constant(_ name: String, _ text: String) -> Annotation.Expression? {
    switch name {
    case "String": .string(text)
    case "Bool" where text == "true" || text == "false": .bool(text == "true")
    case "Int": Int64(text).map { .int($0) } ?? .constant(type: name, text: text)
    case "Float": Double(text).map { .float($0) } ?? .constant(type: name, text: text)
    case "Binary", "Bool", "Date", "DateTimeOffset", "Decimal", "Duration", "Guid", "TimeOfDay":
      .constant(type: name, text: text)
    case "EnumMember": .enumMember(text.split(separator: " ").map(String.init))
    case "Path", "PropertyPath", "NavigationPropertyPath", "AnnotationPath", "ModelElementPath": .path(text)
    default: nil
    }
  }
}
