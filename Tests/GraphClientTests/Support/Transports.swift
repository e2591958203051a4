import GraphRuntime
import GraphURLSession

#if AsyncHTTPClient
  import GraphAsyncHTTPClient
#endif

/// The transports of this package: `swift test --traits AsyncHTTPClient` has both.
enum Transports {
  static func all() -> [any GraphTransport] {
    #if AsyncHTTPClient
      [URLSessionTransport(), AsyncHTTPClientTransport()]
    #else
      [URLSessionTransport()]
    #endif
  }
}
