package import GraphSpec

/// The path of an endpoint, cleaned of a page's slips and split where values go in.
///
/// `/communications/calls/{id}/participants` has the segments `communications`, `calls`, one that is a parameter, and
/// `participants`. A segment may mix text and values: `getByPath(path='{path}')`, `root:`, `{item-path}:`.
package struct PathTemplate: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case literal(String)
    /// An index into `parameters`.
    case parameter(Int)
  }

  package struct Segment: Hashable, Sendable {
    package var pieces: [Piece]

    package init(_ pieces: [Piece]) { self.pieces = pieces }
  }

  /// A value that the caller puts into the path.
  package struct Parameter: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable {
      /// The key of an entity in a segment of its own: `calls/{id}`.
      case key
      /// A named key in parentheses: `applications(appId='{appId}')`.
      case alternateKey
      /// An argument of a function call: `delta(token='{token}')`.
      case argument
      /// A part of a path inside a drive or a site: `root:/{path}:`.
      case path
      /// Not known, because the path does not resolve.
      case unknown
    }

    /// As the page writes it between the braces; for a named key or an argument, the name before the equals sign.
    package var name: String
    package var role: Role
    /// The Edm type of the value, where the metadata tells.
    package var type: TypeReference?
    /// For a key: the entity type that it addresses.
    package var entityType: QualifiedName?
    /// The value stands between single quotes, in which OData doubles a quote (URL conventions 5.1.1.6.1).
    package var isQuoted: Bool

    package init(
      name: String,
      role: Role = .unknown,
      type: TypeReference? = nil,
      entityType: QualifiedName? = nil,
      isQuoted: Bool = false
    ) {
      self.name = name
      self.role = role
      self.type = type
      self.entityType = entityType
      self.isQuoted = isQuoted
    }
  }

  package var segments: [Segment]
  package var parameters: [Parameter]

  package init(segments: [Segment] = [], parameters: [Parameter] = []) {
    self.segments = segments
    self.parameters = parameters
  }
}

extension PathTemplate: CustomStringConvertible {
  /// The path with the parameters' names in braces, such as `/communications/calls/{id}`.
  package var description: String { rendered { "{\($0.name)}" } }

  /// What tells two endpoints apart: the path with every parameter's name left out, so that `{id}` and `{call-id}`
  /// are the same place.
  package var identity: String { rendered { _ in "{}" } }

  private func rendered(_ placeholder: (Parameter) -> String) -> String {
    var text = ""
    for segment in segments {
      text += "/"
      for piece in segment.pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .parameter(let index): text += placeholder(parameters[index])
        }
      }
    }
    return text
  }
}
