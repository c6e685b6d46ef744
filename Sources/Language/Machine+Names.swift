import Source

extension Machine {
  /// The failure for a name that means nothing here.
  func undefined(_ name: String) -> Failure {
    var candidates: [String] = []
    if position.function < chunks.count {
      candidates = chunks[position.function].chunk.localNames
    }
    candidates += functions.keys.sorted()
    candidates += Library.builtins.map { $0.name }
    let hint = suggestion(for: name, among: candidates).map { "did you mean '\($0)'?" }
    return Failure("'\(name)' undefined", hint: hint, identifier: "Octave:undefined-function")
  }
}
