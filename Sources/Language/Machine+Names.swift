import Numerics
import Source

extension Machine {
  /// The failure for a name that means nothing here.
  func undefined(_ name: String) -> Failure {
    var candidates: [String] = []
    if position.function < chunks.count {
      candidates = chunks[position.function].chunk.localNames
    }
    candidates += ascending(Array(functions.keys))
    candidates += Library.builtins.map { $0.name }
    let numberClasses: Set<String> = [
      "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "single",
    ]
    let hint =
      numberClasses.contains(name)
      ? "numbers are always double here; round, fix or floor give whole ones"
      : suggestion(for: name, among: candidates).map { "did you mean '\($0)'?" }
    return Failure("'\(name)' undefined", hint: hint, identifier: "Octave:undefined-function")
  }
}
