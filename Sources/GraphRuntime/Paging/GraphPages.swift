/// A page of a collection: what `GraphCollection` is.
public protocol GraphPage: GraphObject {
  /// What the collection is of.
  associatedtype Item: GraphValue
  /// The items of this page.
  var value: [Item]? { get }
  /// The address of the next page; nil on the last one.
  var nextLink: String? { get }
  /// The address that tells what has changed since; only on the last page of a delta.
  var deltaLink: String? { get }
}

extension GraphCollection: GraphPage {}

extension GraphRequest where Response: GraphPage {
  /// The collection page by page. Each is got when it is asked for, with this request's headers; pages may be empty. The
  /// last page of a delta has the link to go on with, for `resuming(at:)`.
  public var pages: GraphPages<Response> { GraphPages(request: self) }

  /// The collection item by item, across its pages.
  public var elements: GraphElements<Response> { GraphElements(pages: pages) }
}

/// The pages of a collection. Each iteration begins anew.
public struct GraphPages<Page: GraphPage>: AsyncSequence, Sendable {
  public typealias Element = Page

  let request: GraphRequest<Page>

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(next: request) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var next: GraphRequest<Page>?
    private var loops = LoopDetector()

    fileprivate init(next: GraphRequest<Page>) { self.next = next }

    /// - Throws: `GraphError`, also when a link leads to another origin or back to a page that was there before.
    ///   After an error there is no further page.
    public mutating func next() async throws -> Page? {
      guard let request = next else { return nil }
      next = nil
      let response = try await request.response()
      if let link = response.value.nextLink {
        guard loops.isNew(link) else {
          throw GraphError(
            .unusableAddress("the link to the next page leads back to a page that was there before."),
            request.endpoint,
            attempts: response.attempts
          )
        }
        next = request.resuming(at: link)
      }
      return response.value
    }
  }
}

/// The items of a collection, across its pages. Each iteration begins anew.
public struct GraphElements<Page: GraphPage>: AsyncSequence, Sendable {
  public typealias Element = Page.Item

  let pages: GraphPages<Page>

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: pages.makeAsyncIterator()) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var pages: GraphPages<Page>.AsyncIterator
    private var items = [Page.Item]().makeIterator()

    /// After the last item of a delta: the link to go on with, for `resuming(at:)`.
    public private(set) var deltaLink: String?

    fileprivate init(pages: GraphPages<Page>.AsyncIterator) { self.pages = pages }

    public mutating func next() async throws -> Page.Item? {
      while true {
        if let item = items.next() { return item }
        guard let page = try await pages.next() else { return nil }
        items = (page.value ?? []).makeIterator()
        deltaLink = page.deltaLink ?? deltaLink
      }
    }
  }
}

/// Finds out whether a sequence of links goes in a circle, of whatever length, with one of them in memory: Brent's
/// algorithm.
struct LoopDetector {
  private var kept: String?
  private var steps = 0
  private var power = 1

  /// False when the link was there before; it is said at the latest after three times the circle.
  mutating func isNew(_ link: String) -> Bool {
    if link == kept { return false }
    steps += 1
    if steps == power {
      kept = link
      power *= 2
      steps = 0
    }
    return true
  }
}
