import Foundation

/// A sample body, as `index.json` beside the samples describes it.
struct Payload: Decodable, Sendable, CustomStringConvertible {
  enum Direction: String, Decodable, Sendable, CaseIterable { case request, response, notification }

  /// Where the body departs from the metadata.
  struct Finding: Decodable, Sendable {
    var kind: String
    /// `$.value[].info`, with or without the brackets.
    var path: String
    var value: String
  }

  var file: String
  var version: String
  var method: String
  var path: String
  var pathTemplate: String?
  var direction: Direction
  var odataType: String?
  var csdlFindings: [Finding]
  var strictDecodable: Bool

  var description: String { "\(version) \(file)" }
}

/// The folder of sample payloads.
struct PayloadFolder: Sendable {
  var url: URL
  var payloads: [Payload]

  /// Nil when there is no `index.json`, which it prints.
  init?(_ url: URL) {
    let index = url.appending(path: "index.json")
    guard let data = try? Data(contentsOf: index) else {
      print("Skipping the sample payloads: there is no \(index.path).")
      return nil
    }
    do {
      self.url = url
      payloads = try JSONDecoder().decode([Payload].self, from: data)
    } catch {
      fatalError("\(index.path): \(error)")
    }
  }

  func body(of payload: Payload) throws -> Data {
    try Data(contentsOf: url.appending(path: payload.file))
  }
}
