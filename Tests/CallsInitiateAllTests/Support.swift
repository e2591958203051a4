import Foundation
import GraphRuntime
import Testing

/// Whether a value is written as a JSON text, by the runtime and by Foundation, and what is read from it is written so.
func expectJSON<Value: GraphValue & Codable>(
  _ value: Value,
  _ text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let wire = try FlatJSON(text.utf8)
  let written = try FlatJSON(value.json.serializedBytes()).differences(from: wire)
  #expect(written.isEmpty, sourceLocation: sourceLocation)
  let encoded = try FlatJSON(JSONEncoder().encode(value)).differences(from: wire)
  #expect(encoded.isEmpty, sourceLocation: sourceLocation)
  for again in try read(Value.self, text) {
    #expect(again == value, sourceLocation: sourceLocation)
    let again = try FlatJSON(again.json.serializedBytes()).differences(from: wire)
    #expect(again.isEmpty, sourceLocation: sourceLocation)
  }
}

/// Whether a text comes back as it was; the value that it was read as.
@discardableResult
func expectRoundTrip<Value: GraphValue & Codable>(
  _ type: Value.Type,
  _ text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Value {
  let values = try read(type, text)
  for value in values { try expectJSON(value, text, sourceLocation: sourceLocation) }
  return try #require(values.first, sourceLocation: sourceLocation)
}

/// By the runtime's parser, and by Foundation's.
private func read<Value: GraphValue & Codable>(_ type: Value.Type, _ text: String) throws -> [Value] {
  let value = try #require(Value(json: JSONValue(parsing: text)))
  return [value, try JSONDecoder().decode(type, from: Data(text.utf8))]
}
