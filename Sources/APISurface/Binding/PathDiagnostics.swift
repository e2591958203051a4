package import GraphSpec

/// What can be mended in a path. The letter of a path is tried first; each of these says what was read differently.
extension Diagnostic.Code {
  /// The text is too long for a path, or has too many segments or values, and was not read.
  package static let pathTooLong = Self("path-too-long")
  /// The path has more slips than are told.
  package static let pathMoreRepairs = Self("path-more-repairs")
  /// Scheme and host before the path were dropped.
  package static let pathHost = Self("path-host")
  /// A version before the path (`/v1.0/users`) was dropped.
  package static let pathVersionPrefix = Self("path-version-prefix")
  /// A query string or a fragment after the path was dropped.
  package static let pathQuery = Self("path-query")
  /// The slash at the beginning was missing.
  package static let pathLeadingSlash = Self("path-leading-slash")
  /// A doubled slash, or one at the end, was dropped.
  package static let pathExtraSlash = Self("path-extra-slash")
  /// White space outside of braces was dropped.
  package static let pathWhiteSpace = Self("path-white-space")
  /// Words or punctuation after the path were dropped.
  package static let pathTrailingText = Self("path-trailing-text")
  /// Markup in the path (code spans, emphasis, typographic quotes) was dropped.
  package static let pathMarkup = Self("path-markup")
  /// Braces were doubled.
  package static let pathDoubledBraces = Self("path-doubled-braces")
  /// A brace without its partner was closed, opened or dropped.
  package static let pathUnbalancedBraces = Self("path-unbalanced-braces")
  /// A parenthesis or a quote without its partner was closed or dropped.
  package static let pathUnbalancedParentheses = Self("path-unbalanced-parentheses")
  /// A placeholder was written otherwise than in braces: `<id>`, `:id`, `(id)`, `[id]`, `id`.
  package static let pathPlaceholder = Self("path-placeholder")
  /// A name was found only when upper and lower case were taken for the same.
  package static let pathCase = Self("path-case")
  /// The parentheses of a call were dropped from something that takes no arguments.
  package static let pathParentheses = Self("path-parentheses")
  /// Arguments that the function requires were filled in from the metadata.
  package static let pathMissingArguments = Self("path-missing-arguments")
  /// An argument without a name was given the name of the function's only parameter.
  package static let pathUnnamedArgument = Self("path-unnamed-argument")
  /// An argument or a key was written with a literal value, which is taken for an example of the value.
  package static let pathExampleValue = Self("path-example-value")
  /// The quotes around an argument or a key were added or removed, as the type of the value demands.
  package static let pathQuotes = Self("path-quotes")
  /// A segment that names nothing was taken for the literal key of an entity.
  package static let pathLiteralKey = Self("path-literal-key")
  /// A property or an operation of derived types was addressed without a type cast.
  package static let pathMissingCast = Self("path-missing-cast")
  /// The path goes on after a function that the metadata doesn't call composable.
  package static let pathNotComposable = Self("path-not-composable")
  /// `$value` of an entity that the metadata doesn't call a media entity.
  package static let pathNoStream = Self("path-no-stream")
}

/// The repairs of one path, all at the place where the page writes it.
struct Repairs {
  let location: SourceLocation
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  init(at location: SourceLocation) { self.location = location }

  /// Something that has one reading only.
  mutating func note(_ code: Diagnostic.Code, _ message: String) {
    add(Diagnostic(.note, code, message, at: location))
  }

  /// Something that a person should look at.
  mutating func warn(_ code: Diagnostic.Code, _ message: String) {
    add(Diagnostic(.warning, code, message, at: location))
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    guard diagnostics.count <= PathLimits.repairs, seen.insert(diagnostic).inserted else { return }
    if diagnostics.count == PathLimits.repairs {
      let message = "the path has more slips than these; further ones are mended, too, and not told"
      diagnostics.append(Diagnostic(.warning, .pathMoreRepairs, message, at: location))
    } else {
      diagnostics.append(diagnostic)
    }
  }
}
