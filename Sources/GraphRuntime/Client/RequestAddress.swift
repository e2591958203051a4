/// A whole address, taken apart; only one that every client and server reads in the same way.
struct RequestAddress: Hashable, Sendable {
  let scheme: String
  let authority: String
  let origin: AddressOrigin
  /// With the query.
  let path: String

  /// - Parameters:
  ///   - address: With a scheme and a host, or only a path, which begins with a slash.
  ///   - base: What a path is of.
  init(_ address: String, base: RequestAddress? = nil) throws(GraphAddressError) {
    guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw GraphAddressError(address)
    }
    let whole = address.utf8.prefix { $0 != UInt8(ascii: "#") }
    if whole.first == UInt8(ascii: "/") {
      guard let base, !whole.starts(with: "//".utf8) else { throw GraphAddressError(address) }
      self.init(scheme: base.scheme, authority: base.authority, origin: base.origin, path: String(Substring(whole)))
      return
    }
    guard let colon = whole.firstIndex(of: UInt8(ascii: ":")), whole[colon...].starts(with: "://".utf8) else {
      throw GraphAddressError(address)
    }
    let rest = whole[colon...].dropFirst(3)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard let origin = AddressOrigin(Substring(whole[..<authority.endIndex])) else { throw GraphAddressError(address) }
    var path = String(Substring(rest[authority.endIndex...]))
    if path.utf8.first != UInt8(ascii: "/") { path = "/" + path }
    self.init(
      scheme: String(Substring(whole[..<colon])).lowercased(),
      authority: String(Substring(authority)),
      origin: origin,
      path: path
    )
  }

  private init(scheme: String, authority: String, origin: AddressOrigin, path: String) {
    self.scheme = scheme
    self.authority = authority
    self.origin = origin
    self.path = path
  }
}
