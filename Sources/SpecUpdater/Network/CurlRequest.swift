import CCurl
import Foundation

/// A GET request that libcurl makes, driven a step at a time by one thread. Redirects are left to the caller.
final class CurlRequest {
  /// Takes bytes and says whether to go on.
  typealias Receiver = (UnsafeRawBufferPointer) -> Bool

  private let easy: UnsafeMutableRawPointer
  private let multi: UnsafeMutableRawPointer
  private var fields: UnsafeMutablePointer<curl_slist>?
  private let text = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  fileprivate let head: Receiver
  fileprivate let body: Receiver

  private static let isStarted = ccurl_start() == CURLE_OK

  /// - Parameters:
  ///   - headers: lines, without their ends.
  ///   - head: takes one line of the answer's head, or of its trailers.
  ///   - body: takes some of the answer's body, decoded.
  /// - Throws: `TransferFailure`
  init(
    _ address: HTTPAddress,
    headers: [String],
    connecting seconds: Double,
    head: @escaping Receiver,
    body: @escaping Receiver
  ) throws {
    guard Self.isStarted, let easy = curl_easy_init() else { throw Self.failure(CURLE_FAILED_INIT) }
    guard let multi = curl_multi_init() else {
      curl_easy_cleanup(easy)
      throw Self.failure(CURLE_FAILED_INIT)
    }
    self.easy = easy
    self.multi = multi
    self.head = head
    self.body = body
    text.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    for header in headers { fields = curl_slist_append(fields, header) }
    let code = configure(address, connecting: seconds)
    if code != CURLE_OK { throw Self.failure(code) }
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { throw Self.failure(CURLE_FAILED_INIT) }
  }

  /// May wait for the system's look-up of a name, which can't be called off.
  deinit {
    curl_multi_remove_handle(multi, easy)
    curl_easy_cleanup(easy)
    curl_multi_cleanup(multi)
    curl_slist_free_all(fields)
    text.deallocate()
  }

  private func configure(_ address: HTTPAddress, connecting seconds: Double) -> CURLcode {
    let context = Unmanaged.passUnretained(self).toOpaque()
    var codes = [
      ccurl_set_string(easy, CURLOPT_URL, address.text),
      ccurl_allow_only_http(easy),
      ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0),
      // The defaults, which nothing else shall decide.
      ccurl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1),
      ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2),
      ccurl_require_tls(easy),
      ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate"),
      // Signals are the process's own affair.
      ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1),
      ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT, Int(seconds.rounded(.up)) + 60),
      ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      ccurl_set_headers(easy, fields),
      ccurl_set_error_buffer(easy, text),
      ccurl_set_head_receiver(
        easy,
        { bytes, size, count, context in CurlRequest.of(context).take(bytes, size * count, \.head) },
        context
      ),
      ccurl_set_body_receiver(
        easy,
        { bytes, size, count, context in CurlRequest.of(context).take(bytes, size * count, \.body) },
        context
      ),
    ]
    // What is on this machine may be without TLS because it doesn't leave it: no proxy sees it.
    if AddressPolicy.isLoopback(address) { codes.append(ccurl_set_string(easy, CURLOPT_PROXY, "")) }
    if let file = ProcessInfo.processInfo.environment["SSL_CERT_FILE"], !file.isEmpty {
      codes.append(ccurl_set_string(easy, CURLOPT_CAINFO, file))
    }
    return codes.first { $0 != CURLE_OK } ?? CURLE_OK
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlRequest {
    guard let context else { preconditionFailure("libcurl has lost the context of a request") }
    return Unmanaged<CurlRequest>.fromOpaque(context).takeUnretainedValue()
  }

  /// The number of bytes that were taken; fewer than there are end the transfer.
  private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ receiver: KeyPath<CurlRequest, Receiver>)
    -> Int
  {
    self[keyPath: receiver](UnsafeRawBufferPointer(start: bytes, count: count)) ? count : count == 0 ? 1 : 0
  }

  /// Does what can be done now, or waits a little for something to do.
  ///
  /// - Returns: How the transfer has ended; nil while it hasn't.
  func step() -> CURLcode? {
    var running: Int32 = 0
    guard curl_multi_perform(multi, &running) == CURLM_OK else { return CURLE_FAILED_INIT }
    if running > 0 {
      return curl_multi_poll(multi, nil, 0, 50, nil) == CURLM_OK ? nil : CURLE_FAILED_INIT
    }
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      if message.pointee.msg == CURLMSG_DONE { return message.pointee.data.result }
    }
    return CURLE_FAILED_INIT
  }

  /// More of how it has ended, for TLS: what is wrong with the certificate. Empty when there is no more.
  var detail: String {
    String(decoding: String(cString: text).utf8.filter { (0x20...0x7E) ~= $0 }.prefix(200), as: UTF8.self)
  }

  private static func failure(_ code: CURLcode) -> TransferFailure {
    TransferFailure(.upstreamNetwork, "libcurl can't be used: \(code.reason)")
  }
}

extension CURLcode {
  /// A text of libcurl's own, with nothing of the server's.
  var reason: String { String(cString: curl_easy_strerror(self)) }

  /// Whether there was no trusted connection.
  var isTLS: Bool {
    [
      CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
    ].contains(self)
  }
}
