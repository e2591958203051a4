import Foundation
import GraphRuntime
import Payloads

/// The operations of the generated module, with the Swift types of their bodies.
struct Operations {
  private struct Operation: Decodable {
    var effectiveVersion: String
    var method: String?
    var path: String
    var resolution: String
    var requestType: String?
    var responseType: String?
    var operation: String?
    var binding: String?
  }

  private struct Inspection: Decodable {
    struct Page: Decodable { var endpoints: [Operation] }
    var pages: [Page]
  }

  private var operations: [String: Operation] = [:]

  /// - Parameter inspection: what `graphgen inspect --format json` says of the pages that the module is generated from.
  init(inspection: URL) throws {
    for page in try JSONDecoder().decode(Inspection.self, from: Data(contentsOf: inspection)).pages {
      for operation in page.endpoints {
        let method = operation.method ?? ""
        operations[Self.key(operation.effectiveVersion, method, operation.path)] = operation
      }
    }
  }

  private static func key(_ version: String, _ method: String, _ path: String) -> String {
    "\(version) \(method) \(path.replacing(/\{[^}]*\}/, with: "{}").lowercased())"
  }

  static func registry(_ version: String) -> (String) -> (any (GraphValue & Codable).Type)? {
    { version == "v1.0" ? GraphV1.objectType(named: $0) : GraphBeta.objectType(named: $0) }
  }

  /// Nil when the module has no such operation, or no type for its body. An operation that the metadata doesn't know is
  /// raw JSON.
  func type(of payload: Payload) -> BodyType? {
    if payload.direction == .notification {
      return Self.type("microsoft.graph.commsNotifications", payload.version)
    }
    guard let path = payload.pathTemplate,
      let operation = operations[Self.key(payload.version, payload.method, path)]
    else { return nil }
    if operation.resolution == "unresolved" { return BodyType(item: JSONValue.self) }
    if payload.direction == .response { return operation.responseType.flatMap { Self.type($0, payload.version) } }
    if let type = operation.requestType { return Self.type(type, payload.version) }
    return Self.parameters(operation, payload.version).map { BodyType(item: $0) }
  }

  private static func type(_ name: String, _ version: String) -> BodyType? {
    let item = name.wholeMatch(of: /Collection\((.*)\)/).map { String($0.output.1) }
    return registry(version)(item ?? name).map { BodyType(item: $0, isCollection: item != nil) }
  }

  /// The struct of an action's parameters is named after what the action is bound to and its own name.
  private static func parameters(_ operation: Operation, _ version: String) -> (any (GraphValue & Codable).Type)? {
    guard let action = operation.operation, let binding = operation.binding else { return nil }
    let bound = binding.wholeMatch(of: /Collection\((.*)\)/).map { $0.output.1 + "Collection" } ?? Substring(binding)
    let name = [bound, Substring(action)].map { $0.split(separator: ".").last ?? "" }.joined() + "Parameters"
    return actionParameters["\(version) \(name.lowercased())"]
  }
}
