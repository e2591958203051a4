#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The environment's proxies, which libcurl, under Foundation on Linux, asks by itself.
package enum ProxyEnvironment {
  /// Keeps what is on this machine off any proxy: it may be without TLS because it doesn't leave the machine.
  ///
  /// To be called before there are other threads, as with every change of the environment.
  package static func exemptLoopback() {
    let names = ["no_proxy", "NO_PROXY"]
    let present = names.lazy.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty }
    let exempt = [present, "localhost,127.0.0.1,127.0.0.0/8,::1"].compactMap { $0 }.joined(separator: ",")
    for name in names { setenv(name, exempt, 1) }
  }
}
