/// What a status means. Source: RFC 9110, section 15, and RFC 6585.
enum StatusPhrase {
  static func of(_ status: Int) -> String {
    phrases[status] ?? (status / 100 == 4 ? "a fault of the request" : status / 100 == 5 ? "a fault of the server" : "")
  }

  private static let phrases = [
    201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 307: "Temporary Redirect",
    308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout", 410: "Gone",
    412: "Precondition Failed", 414: "URI Too Long", 421: "Misdirected Request", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 511: "Network Authentication Required",
  ]
}
