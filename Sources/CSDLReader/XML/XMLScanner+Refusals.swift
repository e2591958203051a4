import CLibXML2
import GraphSpec

// What ends the reading of a file.
extension XMLScanner {
  mutating func refuse(_ code: Diagnostic.Code, _ message: String) {
    if refusal == nil { refusal = Refusal(code, message, at: location(place(hint: nil))) }
    xmlStopParser(context)
  }

  mutating func refuseRoot(_ name: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) {
    let origin = namespace.map { " of the namespace \(String(cString: $0))" } ?? " without a namespace"
    refuse(
      .notEDMX,
      "the root element is '\(String(cString: name))'\(origin), not 'Edmx' of \(XMLNamespace.edmx); "
        + "give OData 4 metadata, as $metadata answers"
    )
  }

  mutating func foundDoctype() {
    refuse(.doctype, "the file has a document type declaration, which CSDL has no use for; remove it")
  }

  mutating func failed(code: Int, level: xmlErrorLevel, text: String, line: Int, column: Int) {
    guard refusal == nil, level != XML_ERR_WARNING, level != XML_ERR_NONE else { return }
    let cursor = context.pointee.input.map { UnsafeRawPointer($0.pointee.cur!) - source.base } ?? source.count
    if let offset = source.firstOffsetThatIsNotUTF8(upTo: cursor + 4) {
      let message = "the text is not UTF-8 from here on; save the file as UTF-8, as Microsoft Graph serves it"
      refusal = Refusal(.encoding, message, at: source.location(of: offset, file: file))
    } else {
      let location = SourceLocation(file: file, line: line, column: column)
      refusal = XMLError(code: code, text: text, isAtEnd: cursor >= source.count).refusal(at: location)
    }
    xmlStopParser(context)
  }
}
