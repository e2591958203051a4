import CLibXML2
import GraphSpec

/// What libxml2's SAX2 callbacks write to: XML in, ``Declarations`` out.
///
/// Text and comments mean nothing in CSDL outside of annotations, and no annotation but one says anything that code is
/// made of; so nobody listens to them. Of processing instructions only the one that a slice has says something.
struct XMLScanner: ~Copyable {
  let source: SourceBytes
  let file: String
  let limits: CSDLLimits
  var declarations: Declarations
  var log: DiagnosticLog
  /// The first error that the XML or its shape has. Nothing is read after it.
  var refusal: Refusal?

  let context: xmlParserCtxtPtr
  private let names: NameTable
  private let childrenOf = ElementName.allCases.map { $0.children }
  private var depth = 0
  /// The open elements that are in `declarations`, by index.
  private var open: [Int32] = []
  /// The depth of the element that is being read past with everything in it; 0 if there is none.
  private var skippedDepth = 0
  private var annotationCount = 0
  private var unknownElements: [UnknownElement] = []
  private var locator: TagLocator

  private struct UnknownElement {
    var parent: ElementName
    var name: UnsafePointer<xmlChar>
    var namespace: UnsafePointer<xmlChar>?
  }

  private static let libraryIsReady: Void = xmlInitParser()

  /// Reads the whole source.
  static func scan(
    _ source: SourceBytes,
    file: String,
    limits: CSDLLimits
  ) throws(Refusal) -> XMLScanner {
    _ = libraryIsReady
    guard let context = xmlNewParserCtxt() else { throw .noMemory(file) }
    defer { xmlFreeParserCtxt(context) }
    // Neither entities nor DTDs nor the network: a document type declaration stops the parser.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))

    let scanner = UnsafeMutablePointer<XMLScanner>.allocate(capacity: 1)
    defer { scanner.deallocate() }
    scanner.initialize(
      to: XMLScanner(source: source, file: file, limits: limits, context: context)
    )
    install(on: context, scanner)
    let isReady = clibxml2_push_static_memory(context, source.base.assumingMemoryBound(to: CChar.self), source.count)
    if isReady == 0 {
      scanner.deinitialize(count: 1)
      throw .noMemory(file)
    }
    let result = xmlParseDocument(context)
    let scanned = scanner.move()
    if let refusal = scanned.refusal { throw refusal }
    if result != 0 || context.pointee.wellFormed == 0 {
      throw Refusal(.malformedXML, "the XML is not well-formed", at: SourceLocation(file: file, line: 0))
    }
    return scanned
  }

  private init(
    source: SourceBytes,
    file: String,
    limits: CSDLLimits,
    context: xmlParserCtxtPtr
  ) {
    self.source = source
    self.file = file
    self.limits = limits
    log = DiagnosticLog(limit: limits.diagnostics)
    self.context = context
    declarations = Declarations(byteCount: source.count)
    locator = TagLocator(source: source)
    names = NameTable(dictionary: context.pointee.dict)
  }

  private static func install(on context: xmlParserCtxtPtr, _ scanner: UnsafeMutablePointer<XMLScanner>) {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { scanner, name, _, namespace, namespaceCount, _, count, _, attributes in
      scanner!.assumingMemoryBound(to: XMLScanner.self).pointee
        .start(
          name!,
          namespace: namespace,
          attributes: attributes,
          count: Int(count),
          namespaceCount: Int(namespaceCount)
        )
    }
    handler.endElementNs = { scanner, _, _, _ in
      scanner!.assumingMemoryBound(to: XMLScanner.self).pointee.end()
    }
    handler.processingInstruction = { scanner, target, data in
      scanner!.assumingMemoryBound(to: XMLScanner.self).pointee.instruction(target!, data)
    }
    handler.internalSubset = { scanner, _, _, _ in
      scanner!.assumingMemoryBound(to: XMLScanner.self).pointee.foundDoctype()
    }
    handler.serror = { scanner, error in
      guard let scanner, let error else { return }
      let scannerState = scanner.assumingMemoryBound(to: XMLScanner.self)
      scannerState.pointee.failed(
        code: Int(error.pointee.code),
        level: error.pointee.level,
        text: error.pointee.message.map { String(cString: $0) } ?? "",
        line: Int(error.pointee.line),
        column: Int(error.pointee.int2)
      )
    }
    context.pointee.sax.pointee = handler
    context.pointee.userData = UnsafeMutableRawPointer(scanner)
  }

  // MARK: Elements

  private mutating func start(
    _ localName: UnsafePointer<xmlChar>,
    namespace: UnsafePointer<xmlChar>?,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    count: Int,
    namespaceCount: Int
  ) {
    depth += 1
    if count + namespaceCount > limits.attributes {
      let message = "the element has \(count + namespaceCount) attributes; the limit is \(limits.attributes)"
      return refuse(.tooManyAttributes, message)
    }
    checkNames()
    if depth > limits.depth {
      return refuse(.tooDeep, "elements are nested deeper than the limit of \(limits.depth) levels")
    }
    if skippedDepth > 0 { return }
    if declarations.elements.count + annotationCount >= limits.elements {
      return refuse(.tooManyElements, "the file has more than the limit of \(limits.elements) elements")
    }

    var name = names.element(localName)
    if let known = name, namespace != (known.isWrapper ? names.edmx : names.edm) { name = nil }
    guard let parentIndex = open.last else {
      guard name == .edmx else { return refuseRoot(localName, namespace) }
      return append(.edmx, attributes, count)
    }
    let parent = declarations.elements[Int(parentIndex)].name
    guard let name, childrenOf[Int(parent.rawValue)].contains(name) else {
      noteUnknown(UnknownElement(parent: parent, name: localName, namespace: namespace))
      skippedDepth = depth
      return
    }
    if name == .annotations || name == .annotation {
      annotationCount += 1
      // The only annotation that says something about the model itself is on a parameter.
      if parent == .parameter {
        append(name, attributes, count)
        closeLast()
      }
      skippedDepth = depth
    } else if name.isIgnored {
      skippedDepth = depth
    } else {
      append(name, attributes, count)
    }
  }

  private mutating func instruction(_ target: UnsafePointer<xmlChar>, _ data: UnsafePointer<xmlChar>?) {
    checkNames()
    guard String(cString: target) == SliceScope.target else { return }
    guard declarations.scope == nil, let scope = SliceScope(text: data.map { String(cString: $0) } ?? "") else {
      let message = "what the slice was made for can't be read; slice it from the full metadata again"
      return refuse(.sliceScope, message)
    }
    declarations.scope = scope
  }

  private mutating func checkNames() {
    if xmlDictSize(context.pointee.dict) > Int32(limits.names) {
      refuse(.tooManyNames, "the elements and attributes have more than the limit of \(limits.names) different names")
    }
  }

  private mutating func end() {
    if skippedDepth == 0 {
      closeLast()
    } else if depth == skippedDepth {
      skippedDepth = 0
    }
    depth -= 1
  }

  private mutating func closeLast() {
    guard let index = open.popLast() else { return }
    declarations.elements[Int(index)].end = Int32(declarations.elements.count)
  }

  @inline(__always)
  private mutating func append(
    _ name: ElementName,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ count: Int
  ) {
    let place = place(hint: count > 0 ? attributes?[3] : nil)
    let first = declarations.attributes.count
    for index in 0..<count {
      // Five pointers each: local name, prefix, namespace, start and end of the value.
      let attribute = attributes! + index * 5
      guard attribute[2] == nil, let known = names.attribute(attribute[0]!) else { continue }
      let start = attribute[3]!
      let length = attribute[4]! - start
      if length > limits.valueLength {
        return refuse(
          .valueTooLong,
          "the value of '\(known.spelling)' is longer than the limit of \(limits.valueLength) bytes"
        )
      }
      declarations.attributes.append(Declarations.Attribute(name: known, value: intern(start, length)))
    }
    open.append(Int32(declarations.elements.count))
    declarations.elements.append(
      Declarations.Element(
        name: name,
        attributeCount: UInt8(declarations.attributes.count - first),
        firstAttribute: Int32(first),
        end: 0,
        line: place.line,
        column: place.column
      )
    )
  }

  /// A value that is not where it was read from has been normalised by libxml2, which then leaves each `&` as a
  /// character reference.
  @inline(__always)
  private mutating func intern(_ start: UnsafePointer<xmlChar>, _ count: Int) -> InternTable.ID {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    if source.contains(start) { return declarations.values.intern(bytes) }
    return AttributeText.decoded(bytes).withUnsafeBytes { declarations.values.intern($0) }
  }

  private mutating func noteUnknown(_ element: UnknownElement) {
    for known in unknownElements
    where known.name == element.name && known.namespace == element.namespace && known.parent == element.parent {
      return
    }
    guard unknownElements.count < limits.diagnostics else { return }
    unknownElements.append(element)
    let name = String(cString: element.name)
    let origin = element.namespace.map { " of the namespace \(String(cString: $0))" } ?? ""
    log.add(
      .note,
      .unknownElement,
      "'\(name)'\(origin) is not known inside '\(element.parent.spelling)'; it is left out, and so is every other one",
      at: location(place(hint: nil))
    )
  }
}

// MARK: Places

extension XMLScanner {
  @inline(__always)
  mutating func place(hint: UnsafePointer<xmlChar>?) -> TagLocator.Place {
    locator.place(before: context.pointee.input.pointee, hint: hint)
  }

  func location(_ place: TagLocator.Place) -> SourceLocation {
    SourceLocation(file: file, line: Int(place.line), column: Int(place.column))
  }
}

extension XMLScanner {
  consuming func takeDeclarations() -> Declarations { declarations }
}
