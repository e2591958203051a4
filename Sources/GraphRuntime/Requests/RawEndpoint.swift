import HTTPTypes

/// An endpoint that isn't among those that an SDK was generated for, or that is called by an address as it came. Nothing is
/// known of the permissions that it takes.
protocol UnknownEndpoint: GraphEndpoint {}

enum RawEndpoint {
  static func make(_ method: HTTPRequest.Method, _ version: GraphVersion, path: String) -> any GraphEndpoint {
    switch version {
    case .v1: RawV1Endpoint(number: RawEndpointTable.number(of: method), path: path)
    case .beta: RawBetaEndpoint(number: RawEndpointTable.number(of: method), path: path)
    }
  }
}

private struct RawV1Endpoint: UnknownEndpoint {
  let number: UInt32
  let path: String

  static let table = EndpointTable<Self>(
    .v1,
    permissions: [],
    requirements: RawEndpointTable.requirements,
    rows: RawEndpointTable.rows,
    row: { EndpointRow($0.number, $0.path) },
    endpoint: { Self(number: $0.number, path: $0[0]) }
  )
}

private struct RawBetaEndpoint: UnknownEndpoint {
  let number: UInt32
  let path: String

  static let table = EndpointTable<Self>(
    .beta,
    permissions: [],
    requirements: RawEndpointTable.requirements,
    rows: RawEndpointTable.rows,
    row: { EndpointRow($0.number, $0.path) },
    endpoint: { Self(number: $0.number, path: $0[0]) }
  )
}

/// A row for each method, with any path.
private enum RawEndpointTable {
  static let methods: [HTTPRequest.Method] = [.get, .post, .patch, .put, .delete]

  static func number(of method: HTTPRequest.Method) -> UInt32 {
    UInt32(methods.firstIndex(of: method) ?? 0)
  }

  static let requirements = "0"

  static let rows = methods.enumerated().map { "\($1.rawValue) /{+path}\n \($0) 0 0 -" }.joined(separator: "\n")
}
