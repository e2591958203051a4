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
  var parameterOrder: [String] {
    ModelConstruct.parameters(of: self, isRequired: \.isRequired, name: \.name).map(\.name)
  }

  var byName: [String: SurfaceFacts.Member] { Dictionary(map { ($0.name, $0) }) { first, _ in first } }
}

/// Whether arguments that were in order still are (Swift takes them in the order of the parameters only).
struct ParameterOrder {
  /// The names that are elsewhere now, without those that moved for a reason of their own; empty where all are in order.
  var moved: [String] = []
  /// Whether the order differs just because of the names that have a reason.
  var isExplained = false

  /// - Parameter explained: names that may be elsewhere because of a change that is told anyway.
  init(_ old: [SurfaceFacts.Member], _ new: [SurfaceFacts.Member], explained: Set<String>) {
    let common = Set(old.map(\.name)).intersection(new.map(\.name))
    let before = old.parameterOrder.filter(common.contains)
    let after = new.parameterOrder.filter(common.contains)
    if before == after { return }
    let rest = (before.filter { !explained.contains($0) }, after.filter { !explained.contains($0) })
    moved = zip(rest.0, rest.1).filter { $0 != $1 }.map(\.0)
    isExplained = moved.isEmpty
  }
}
