import GraphSpec
import SwiftEmitter

/// How a property, or a parameter of an action, differs from what it was.
struct MemberDifference {
  enum Aspect { case type, collection, required, nullability }

  var aspect: Aspect
  var text: ChangeText
  var verdict: SwiftVerdict

  /// - Parameter hasInitialiser: whether the Swift type that has it is made by an initialiser that may ask for it.
  init?(
    _ old: SurfaceFacts.Member,
    _ new: SurfaceFacts.Member,
    _ version: GraphVersion,
    _ pair: SurfacePair,
    hasInitialiser: Bool
  ) {
    let before = pair.spelled(old.type, version, in: pair.old)
    let after = pair.spelled(new.type, version, in: pair.new)
    if old.type != new.type {
      aspect = old.type.element == new.type.element ? .collection : .type
      text = "the type is \(new.type) instead of \(old.type)"
      // Two types of the metadata may have one in Swift, as single and double precision do.
      verdict = before == after ? .note : .breaking
      if before == after { text += ", which is \(after) in Swift as before" }
      if old.isRequired != new.isRequired {
        text += new.isRequired ? ", and it is required now" : ", and it is not required any more"
        if hasInitialiser, new.isRequired { verdict = .breaking }
      } else if old.isNullable != new.isNullable {
        text += new.isNullable ? ", and it may be null now" : ", and it is never null now"
      }
    } else if old.isRequired != new.isRequired {
      // Every property is optional to read. The initialiser asks for a required one and has a default for the others.
      aspect = .required
      text = new.isRequired ? "it is required now" : "it is not required any more"
      verdict = new.isRequired && hasInitialiser ? .breaking : new.isRequired ? .note : .addition
    } else if old.isNullable != new.isNullable {
      // Of a key or a collection, which the initialiser asks for in no case.
      aspect = .nullability
      text = new.isNullable ? "it may be null now" : "it is never null now"
      verdict = .note
    } else {
      return nil
    }
  }
}

extension [SurfaceFacts.Member] {
  /// The names in the order of the generated initialiser's parameters.
  ///
  /// - Parameter spelled: what a name of the metadata is called.
  func parameterOrder(_ spelled: (String) -> String) -> [String] {
    ModelConstruct.parameters(
      of: self,
      isRequired: \.isRequired,
      name: { spelled(SurfaceText.unescaped($0.name) ?? $0.name) }
    )
    .map(\.name)
  }

  var byName: [String: SurfaceFacts.Member] { Dictionary(map { ($0.name, $0) }) { first, _ in first } }
}

/// Whether arguments that were in order still are (Swift takes them in the order of the parameters only). They are
/// sorted by name, required ones first; so only what is required now, or not any more, can change the order.
struct ParameterOrder {
  let isKept: Bool

  /// - Parameter spelled: what a name of the metadata is called.
  init(_ old: [SurfaceFacts.Member], _ new: [SurfaceFacts.Member], _ spelled: (String) -> String) {
    let common = Set(old.map(\.name)).intersection(new.map(\.name))
    isKept = old.parameterOrder(spelled).filter(common.contains) == new.parameterOrder(spelled).filter(common.contains)
  }
}
