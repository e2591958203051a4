import HTTPTypes

/// What a large upload reads from.
public struct GraphUploadSource: Sendable {
  /// In bytes.
  public let length: Int64

  /// The bytes of a range; as many as it has.
  public let read: @Sendable (Range<Int64>) async throws -> [UInt8]

  /// Bytes that are read range by range.
  public init(length: Int64, read: @escaping @Sendable (Range<Int64>) async throws -> [UInt8]) {
    self.length = length
    self.read = read
  }

  /// Bytes that are there already.
  public init(_ bytes: [UInt8]) {
    self.init(length: Int64(bytes.count)) { Array(bytes[Int($0.lowerBound)..<Int($0.upperBound)]) }
  }
}

/// An upload in slices to the address that `createUploadSession` gave (Microsoft Graph documentation, "Upload large files
/// with an upload session"). That address is a secret by itself, and gets no token.
public struct GraphUpload: Sendable {
  /// The client that sends the slices.
  public let client: GraphClient
  let address: String
  let source: GraphUploadSource

  /// In bytes: 5 MiB. The service asks for multiples of 320 KiB.
  public let sliceLength: Int64

  /// - Parameters:
  ///   - client: What sends the slices.
  ///   - address: The session's `uploadUrl`.
  ///   - source: The bytes.
  ///   - slices: Of 320 KiB; how many of them are sent at a time.
  public init(_ client: GraphClient, to address: String, from source: GraphUploadSource, slices: Int = 16) {
    self.client = client
    self.address = address
    self.source = source
    sliceLength = Int64(max(1, min(slices, 187))) * 320 * 1024
  }

  /// Sends all that the service doesn't have yet.
  ///
  /// - Parameters:
  ///   - isResumed: Whether to ask first what the service has already.
  ///   - progress: Gets how many bytes the service has, after each slice.
  /// - Returns: What the last response has: the item, for a file.
  /// - Throws: `GraphError`; and what the source throws.
  public func send(
    resuming isResumed: Bool = false,
    progress: @Sendable (Int64) -> Void = { _ in }
  ) async throws -> JSONValue? {
    guard source.length > 0 else { throw failure(.invalidRequest("an upload session takes no empty content.")) }
    var position: Int64 = isResumed ? try await nextPosition() : 0
    while true {
      guard position < source.length else {
        throw failure(.unusableAddress("the service has all bytes, and didn't say what became of them."))
      }
      let range = position..<min(position + sliceLength, source.length)
      let bytes = try await source.read(range)
      guard bytes.count == range.count else {
        throw failure(.invalidRequest("the source gave \(bytes.count) bytes instead of \(range.count)."))
      }
      let response = try await put(bytes, range)
      guard let next = Self.nextPosition(response.value) else {
        progress(source.length)
        return response.value
      }
      // A service that goes back, or doesn't go on, would be sent slices for ever.
      guard next > position else { throw failure(.unusableAddress("the upload doesn't get on at byte \(position).")) }
      position = next
      progress(position)
    }
  }

  /// Ends the session; what was sent is lost.
  public func cancel() async throws {
    try await GraphRequest<Void>(client, call(.delete), .none).send()
  }

  private func nextPosition() async throws -> Int64 {
    let state = try await GraphRequest<JSONValue?>(client, call(.get), .optional()).send()
    return Self.nextPosition(state) ?? 0
  }

  private func put(_ bytes: [UInt8], _ range: Range<Int64>) async throws -> GraphResponse<JSONValue?> {
    var call = call(.put)
    call.body = .content(GraphBody(bytes), contentType: "application/octet-stream")
    let span = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(source.length)"
    call.options.headers.append((.contentRange, span))
    return try await GraphRequest<JSONValue?>(client, call, .optional()).response()
  }

  private func call(_ method: HTTPRequest.Method) -> GraphCall {
    var call = client.rawCall(method, address)
    call.isAnonymous = true
    return call
  }

  /// From `nextExpectedRanges`, such as `["12345-55232", "77829-"]`.
  private static func nextPosition(_ json: JSONValue?) -> Int64? {
    guard let ranges = json?["nextExpectedRanges"]?.array, let first = ranges.first?.string else { return nil }
    return Int64(first.prefix { $0 != "-" })
  }

  private func failure(_ reason: GraphError.Reason) -> GraphError { GraphError(reason, call(.put).endpoint) }
}
