import Foundation
import GraphRuntime

/// The Swift type of a body.
struct BodyType: Sendable {
  var item: any (GraphValue & Codable).Type
  /// Whether the body is a page of items.
  var isCollection = false

  /// Reads a body and writes it again, by the runtime's own JSON and by Foundation's.
  ///
  /// - Returns: What is wrong; nothing when the body comes back the same and all that the metadata declares has become
  ///   a property.
  func problems(in body: Data, path: String = "$", findings: [Payload.Finding]) throws -> [String] {
    isCollection ? try collection(item, body, path, findings) : try single(item, body, path, findings)
  }

  private func collection<Item: GraphValue & Codable>(
    _ type: Item.Type,
    _ body: Data,
    _ path: String,
    _ findings: [Payload.Finding]
  ) throws -> [String] {
    try single(GraphCollection<Item>.self, body, path, findings)
  }

  private func single<Body: GraphValue & Codable>(
    _ type: Body.Type,
    _ body: Data,
    _ path: String,
    _ findings: [Payload.Finding]
  ) throws -> [String] {
    let wire = try FlatJSON(body)
    guard let value = Body(json: try JSONValue(parsing: body)) else { return ["the body is no \(type)"] }
    var problems = try FlatJSON(value.json.serializedBytes()).differences(from: wire).map { "runtime: \($0)" }
    let decoded = try JSONDecoder().decode(Body.self, from: body)
    problems += try FlatJSON(JSONEncoder().encode(decoded)).differences(from: wire).map { "Foundation: \($0)" }
    if decoded != value { problems.append("Foundation's JSON gives another value than the runtime's") }
    problems += Remainders(value, path: path).unexplained(by: findings).map { "not taken: \($0)" }
    return problems
  }
}
