import APISurface
import GraphSpec

/// A version's endpoints, arranged by the way to the resource that each is called on.
struct ClientTree {
  /// A place on the way, which is a struct in Swift.
  struct Resource {
    /// Empty for the client itself.
    var steps: [RequestStep]
    /// Of a path that leads here, for documentation.
    var template: String
    /// The steps that lead on, in the order of the endpoints.
    var next: [RequestStep]
    var requests: [ClientRequest]
  }

  /// Outer ones first.
  private(set) var resources: [Resource]

  init(_ surface: VersionSurface) {
    let actions = Dictionary(
      surface.actions.map { (ActionKey(name: $0.name, binding: $0.binding), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var builder = Builder()
    for (endpoint, name) in zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)) {
      var steps = RequestStep.steps(of: endpoint.template)
      var arguments = endpoint.template.parameters.count..<endpoint.template.parameters.count
      let isOperation = Self.isMethod(endpoint, steps.last)
      var stream: String?
      if isOperation || endpoint.isStreamProperty || [.ref, .value, .count].contains(endpoint.resolution.kind),
        let last = steps.popLast()
      {
        arguments = arguments.upperBound - last.valueCount..<arguments.upperBound
        if endpoint.isStreamProperty, case .member(let name) = last { stream = name }
      }
      let request = ClientRequest(
        endpoint,
        caseName: name,
        action: { actions[ActionKey(name: $0.name, binding: $0.bindingType)] },
        arguments: arguments,
        isMethodOfOperation: isOperation,
        stream: stream
      )
      builder.add(request, at: steps)
    }
    resources = builder.resources
  }

  /// Whether the last step is a method. A function whose result a path may go on from is a resource, whether a path of
  /// this surface does or not.
  private static func isMethod(_ endpoint: SurfaceEndpoint, _ last: RequestStep?) -> Bool {
    switch endpoint.resolution.kind {
    case .action: endpoint.method == .post
    case .function: endpoint.resolution.operation?.isComposable == false && endpoint.method == .get
    default: false
    }
  }

  private struct ActionKey: Hashable {
    var name: QualifiedName
    var binding: TypeReference?
  }

  private struct Builder {
    var resources: [Resource] = [Resource(steps: [], template: "/", next: [], requests: [])]
    private var index: [[RequestStep]: Int] = [[]: 0]

    mutating func add(_ request: ClientRequest, at steps: [RequestStep]) {
      var place = 0
      for (count, step) in steps.enumerated() {
        let way = Array(steps[...count])
        if let known = index[way] {
          place = known
          continue
        }
        resources[place].next.append(step)
        place = resources.count
        index[way] = place
        let template = request.endpoint.template.prefix(steps: count + 1)
        resources.append(Resource(steps: way, template: template, next: [], requests: []))
      }
      resources[place].requests.append(request)
    }
  }
}

extension PathTemplate {
  /// The part of the path that the first steps stand for.
  fileprivate func prefix(steps count: Int) -> String {
    var rest = count
    var taken: [Segment] = []
    for segment in segments where rest > 0 {
      taken.append(segment)
      rest -= RequestStep.steps(of: PathTemplate(segments: [segment], parameters: parameters)).count
    }
    return PathTemplate(segments: taken, parameters: parameters).description
  }
}
