import GraphSpec

/// Puts a path template together, piece by piece.
package struct TemplateBuilder {
  private(set) package var template = PathTemplate()

  package init() {}

  package mutating func beginSegment(_ literal: String? = nil) {
    template.segments.append(PathTemplate.Segment([]))
    if let literal { append(literal) }
  }

  package mutating func append(_ literal: String) {
    guard !literal.isEmpty else { return }
    let last = template.segments.count - 1
    if case .literal(let before)? = template.segments[last].pieces.last {
      template.segments[last].pieces.removeLast()
      template.segments[last].pieces.append(.literal(before + literal))
    } else {
      template.segments[last].pieces.append(.literal(literal))
    }
  }

  package mutating func append(_ parameter: PathTemplate.Parameter) {
    template.segments[template.segments.count - 1].pieces.append(.parameter(template.parameters.count))
    template.parameters.append(parameter)
  }

  /// The pieces as written, each placeholder a parameter like the given one.
  mutating func append(_ pieces: [ParsedSegment.Piece], as parameter: PathTemplate.Parameter) {
    for piece in pieces {
      switch piece {
      case .literal(let text): append(text)
      case .placeholder(let name):
        var named = parameter
        named.name = name
        append(named)
      }
    }
  }
}

extension PathTemplate {
  /// The path as written, nothing known of its parameters but their syntax.
  init(asWritten segments: [ParsedSegment]) {
    var builder = TemplateBuilder()
    var isInPath = false
    for segment in segments {
      let role = isInPath ? Parameter.Role.path : .unknown
      if segment.head.isEmpty, !builder.template.segments.isEmpty {
        // A second pair of parentheses belongs to the segment before.
      } else {
        builder.beginSegment()
      }
      builder.append(segment.head, as: Parameter(name: "", role: role))
      if let arguments = segment.arguments {
        builder.append("(")
        for (position, argument) in arguments.enumerated() {
          if position > 0 { builder.append(",") }
          if let name = argument.name { builder.append(name + "=") }
          builder.append(argument.prefix + (argument.isQuoted ? "'" : ""))
          builder.append(argument.value, as: Parameter(name: "", isQuoted: argument.isQuoted))
          if argument.isQuoted { builder.append("'") }
        }
        builder.append(")")
      }
      if segment.opensPath {
        builder.append(":")
        isInPath.toggle()
      }
    }
    self = builder.template
  }
}
