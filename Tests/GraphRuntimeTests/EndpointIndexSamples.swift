import HTTPTypes

@testable import GraphRuntime

/// Endpoints of templates alone, in v1.0.
struct TemplateIndex {
  let templates: [String]
  let index: EndpointIndex

  init(_ templates: [String], method: HTTPRequest.Method = .get) {
    self.templates = templates
    index = EndpointIndex(
      templates.map {
        EndpointDescription(
          method: method,
          template: $0,
          documentation: nil,
          requirement: PermissionRequirement(application: [], delegated: []),
          source: SourceRow("Sample.md", hash: "0123456789abcdef")
        )
      }
    )
  }

  func position(_ url: String, method: HTTPRequest.Method = .get) -> EndpointPosition? {
    AddressPath(url, base: nil)?.segments(in: .v1).flatMap { index.position(of: method, segments: $0) }
  }

  /// The template that an address belongs to, then the keys; empty when there is none.
  func find(_ url: String) -> [String] {
    position(url).map { [templates[$0.index]] + $0.keys } ?? []
  }
}

func expand(_ template: String, _ keys: String...) -> String {
  PathTemplate(template).expand(keys)
}

/// Keys that would break a path put together carelessly.
let nastyKeys = [
  "a", "a/b", "../..", "..", ".", "", " ", "a b", "%", "%2F", "%2e%2e", "100%", "'", "''", "o'neil", "a''b", "')/x('",
  "$ref", "$count", "delta()", "f(x='y')", "(", ")", "a?b#c", "a&b=c", "a+b@example.com", "b!1", "a:b", "\\..\\", "\0",
  "\r\nHost: x", "für", "e\u{301}", "日本", "👩‍👩‍👧", "'\u{301}", "/\u{301}", "<>\"{}|^`", "v1.0", "https://example.com/",
  "root:", ":", "a:", "delta", "DELTA", "microsoft.graph.user", "Microsoft.Graph.delta", "..;", "..;x=y", ".;",
  "%2E%2e",
  "%2e%2e;x", "%252e", "%5C", "%00", "a\\b", "users", "messages", "x", "f(p='a')", "(x)", "('a')('b')", "a)(b",
]
