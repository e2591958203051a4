/// What the paths of the corpus were counted to resolve to. A change here is a change of what the resolver says, to be
/// looked at path by path.
enum PathCorpusCounts {
  static let expected = """
    v1.0 rows 5480, own metadata 3003, either 4856
    v1.0 kind action 490
    v1.0 kind collection 961
    v1.0 kind entity 986
    v1.0 kind entitySet 29
    v1.0 kind function 217
    v1.0 kind navigation 160
    v1.0 kind property 42
    v1.0 kind ref 89
    v1.0 kind singleton 9
    v1.0 kind unresolved 2477
    v1.0 kind value 20
    v1.0 reason no-method 3
    v1.0 reason no-path 15
    v1.0 reason not-bound 8
    v1.0 reason unknown-root 276
    v1.0 reason unknown-segment 2175
    v1.0 repair path-case 24
    v1.0 repair path-doubled-braces 1
    v1.0 repair path-example-value 24
    v1.0 repair path-extra-slash 24
    v1.0 repair path-leading-slash 28
    v1.0 repair path-literal-key 19
    v1.0 repair path-markup 15
    v1.0 repair path-missing-arguments 5
    v1.0 repair path-missing-cast 21
    v1.0 repair path-placeholder 2
    v1.0 repair path-query 75
    v1.0 repair path-quotes 11
    v1.0 repair path-unbalanced-braces 1
    beta rows 77, own metadata 74, either 76
    beta kind action 8
    beta kind collection 25
    beta kind entity 38
    beta kind navigation 3
    beta kind unresolved 3
    beta reason unknown-segment 3
    beta repair path-case 10
    beta repair path-host 1
    beta repair path-version-prefix 1
    """
}
