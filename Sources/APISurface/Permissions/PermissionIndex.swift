public import GraphSpec

/// The permissions document turned around: from a method and a path to the permissions that allow it.
public struct PermissionIndex: Sendable {
  /// A permission that allows a request in one scheme.
  public struct Grant: Hashable, Sendable {
    public var permission: String
    /// Whether no less privileged permission allows it.
    public var isLeast: Bool
    /// Permissions of which any one is needed in addition; empty when none is.
    public var alsoRequires: [String]
  }

  /// A method and a path of the document, with all that the document says about them. Paths that differ in case or in
  /// the names of placeholders alone are one.
  public struct Endpoint: Sendable {
    public var method: HTTPMethod
    /// As the document writes them, the first one first.
    public fileprivate(set) var spellings: [String]
    /// The least privileged first.
    public fileprivate(set) var grants: [PermissionScheme: [Grant]] = [:]

    /// The spelling of a request, if the document has it, else the first one.
    package func template(for path: RequestPath) -> String {
      spellings.first { $0 == path.text } ?? spellings[0]
    }
  }

  public private(set) var endpoints: [Endpoint] = []
  /// The schemes of each permission, with how privileged it is.
  private let levels: [PermissionScheme: [String: Int]]
  private let tree: RequestTree

  /// A method and a path as they stand in the document.
  private struct Written: Hashable {
    var method: HTTPMethod
    var template: String
  }

  public init(_ document: PermissionsDocument) {
    var levels: [PermissionScheme: [String: Int]] = [:]
    for permission in document.permissions {
      for (scheme, description) in permission.schemes {
        levels[scheme, default: [:]][permission.name] = description.privilegeLevel ?? Self.unknownLevel
      }
    }
    self.levels = levels
    // The same paths stand under many permissions.
    var written: [Written] = []
    var places: [Written: Int] = [:]
    for permission in document.permissions {
      for set in permission.pathSets {
        for path in set.paths {
          for method in set.methods {
            let entry = Written(method: method, template: path.template)
            if places.updateValue(places[entry] ?? written.count, forKey: entry) == nil { written.append(entry) }
          }
        }
      }
    }
    var paths: [String: RequestPath] = [:]
    var readable: [(method: HTTPMethod, path: RequestPath)] = []
    var sources: [Written] = []
    for entry in written {
      guard let path = paths[entry.template] ?? (try? RequestPath(entry.template)) else { continue }
      paths[entry.template] = path
      readable.append((entry.method, path))
      sources.append(entry)
    }
    var numbers: [Written: Int] = [:]
    var endpoints: [Endpoint] = []
    var next = 0
    tree = RequestTree(readable) { number in
      let entry = sources[next]
      next += 1
      numbers[entry] = number
      if number == endpoints.count {
        endpoints.append(Endpoint(method: entry.method, spellings: [entry.template]))
      } else {
        endpoints[number].spellings.append(entry.template)
      }
    }
    for permission in document.permissions {
      for set in permission.pathSets {
        for path in set.paths {
          for method in set.methods {
            guard let number = numbers[Written(method: method, template: path.template)] else { continue }
            for scheme in set.schemes {
              let grant = Grant(
                permission: permission.name,
                isLeast: path.least.contains(scheme),
                alsoRequires: path.alsoRequires
              )
              endpoints[number].add(grant, scheme)
            }
          }
        }
      }
    }
    self.endpoints = endpoints
    for index in endpoints.indices {
      for (scheme, grants) in endpoints[index].grants {
        self.endpoints[index].grants[scheme] = grants.sorted { rank($0, scheme) < rank($1, scheme) }
      }
    }
  }

  /// What the request belongs to; nil when the document has no such path.
  package func endpoint(_ method: HTTPMethod, _ path: RequestPath) -> Endpoint? {
    tree.find(method, path).map { endpoints[$0] }
  }

  /// Behind those whose level is known.
  static let unknownLevel = 6

  /// How privileged a permission is, from 1 to 5.
  func level(of permission: String, _ scheme: PermissionScheme) -> Int {
    levels[scheme]?[permission] ?? Self.unknownLevel
  }

  private func rank(_ grant: Grant, _ scheme: PermissionScheme) -> (Int, Int, String) {
    (grant.isLeast ? 0 : 1, level(of: grant.permission, scheme), grant.permission)
  }
}

extension PermissionIndex.Endpoint {
  /// What is said twice of a permission is one grant: any of what either asks for in addition suffices.
  fileprivate mutating func add(_ grant: PermissionIndex.Grant, _ scheme: PermissionScheme) {
    // The entries of a permission follow each other.
    guard let earlier = grants[scheme]?.last, earlier.permission == grant.permission else {
      grants[scheme, default: []].append(grant)
      return
    }
    var joined = earlier
    joined.isLeast = earlier.isLeast || grant.isLeast
    let needsMore = !earlier.alsoRequires.isEmpty && !grant.alsoRequires.isEmpty
    let known = Set(earlier.alsoRequires)
    joined.alsoRequires =
      needsMore
      ? earlier.alsoRequires + grant.alsoRequires.filter { !known.contains($0) } : []
    grants[scheme]?.removeLast()
    grants[scheme]?.append(joined)
  }
}
