public import APISurface
public import GraphSpec
import Support

extension Diagnostic.Code {
  /// The list of requests can't be read.
  static let requestsUnreadable = Self("requests-unreadable")
  /// A line is no request, or a request is none to Graph.
  static let requestInvalid = Self("request-invalid")
}

/// Requests as people write them: a method and a path, or an address of Graph.
public enum RequestList {
  private static let sizeLimit = 16 << 20
  private static let requestLimit = 100_000

  /// A request a line. Empty lines and lines that begin with `#` are none.
  ///
  /// - Returns: nil exactly when an error was added.
  public static func read(_ path: String, diagnostics: inout [Diagnostic]) -> [PermissionRequest]? {
    let bytes: [UInt8]
    do throws(FileSystem.Failure) {
      bytes = try FileSystem.read(path, limit: sizeLimit)
    } catch {
      let place = SourceLocation(file: path, line: 0)
      let message = "cannot read the requests: \(error.reason)"
      diagnostics.append(Diagnostic(.error, .requestsUnreadable, message, at: place))
      return nil
    }
    return parse(bytes, file: path, diagnostics: &diagnostics)
  }

  /// As `read`, from the bytes of a file that `file` names in every location.
  static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> [PermissionRequest]? {
    var requests: [PermissionRequest] = []
    var found: [Diagnostic] = []
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var line = 0
    while !rest.isEmpty, found.count < 100 {
      line += 1
      let text = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(text.count + 1)
      var words = text.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = words.last, last == 0x20 || last == 0x09 || last == 0x0D { words.removeLast() }
      if words.isEmpty || words.first == UInt8(ascii: "#") { continue }
      let place = SourceLocation(file: file, line: line, column: words.startIndex - text.startIndex + 1)
      guard requests.count < requestLimit else {
        let message = "the list has more than the limit of \(requestLimit) requests"
        found.append(Diagnostic(.error, .requestInvalid, message, at: place))
        break
      }
      let method = words.prefix { $0 != 0x20 && $0 != 0x09 }
      let address = words.dropFirst(method.count).drop { $0 == 0x20 || $0 == 0x09 }
      switch request(String(decoding: method, as: UTF8.self), String(decoding: address, as: UTF8.self), at: place) {
      case .success(let request): requests.append(request)
      case .failure(let failure): found.append(Diagnostic(.error, .requestInvalid, failure.message, at: place))
      }
    }
    diagnostics += found
    return found.isEmpty ? requests : nil
  }

  public struct Failure: Error {
    public var message: String
  }

  /// A request of a method and an address, if there is such a method and the address is one of Graph's.
  ///
  /// - Parameters:
  ///   - method: In any case.
  ///   - address: A path, or an address with Graph's host.
  ///   - location: Where it is listed, for messages.
  public static func request(
    _ method: String,
    _ address: String,
    at location: SourceLocation? = nil
  ) -> Result<PermissionRequest, Failure> {
    guard let known = HTTPMethod(rawValue: method.uppercased()) else {
      let methods = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(Failure(message: "'\(method.prefix(40))' is no method of Graph; the methods are \(methods)"))
    }
    do throws(RequestPath.Failure) {
      return .success(try PermissionRequest(known, address, at: location))
    } catch {
      switch error {
      case .empty: return .failure(Failure(message: "a path is expected after the method, such as /me/messages"))
      case .tooLong: return .failure(Failure(message: "the path is longer than any of Graph's"))
      case .otherHost(let host):
        return .failure(Failure(message: "'\(host)' is no host of Graph, such as graph.microsoft.com"))
      }
    }
  }
}
