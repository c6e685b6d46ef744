import Numerics
import Source

extension Machine {
  /// The failure for a name that means nothing here.
  func undefined(_ name: String) -> Failure {
    Failure("'\(name)' undefined", hint: hint(forUndefined: name), identifier: "Octave:undefined-function")
  }

  private func hint(forUndefined name: String) -> String? {
    if let reason = MissingFunction.reason(for: name) { return reason }
    var variables = position.function < chunks.count ? chunks[position.function].chunk.localNames : []
    for other in ascending(Array(functions.keys)) { variables.append(other) }
    let spelling = Spelling(name)
    if !spelling.power.isEmpty, !spelling.stem.isEmpty {
      return "a superscript belongs to the name; write \(spelling.stem)^\(spelling.power) for the power"
    }
    for other in variables where other != name {
      let twin = Spelling(other)
      if twin.stem == spelling.stem, twin.power.isEmpty, !twin.stem.isEmpty {
        return "there is '\(other)', which is another name; choose one way to write the subscript"
      }
    }
    variables += Library.builtins.map { $0.name }
    return suggestion(for: name, among: variables).map { "did you mean '\($0)'?" }
  }
}

/// A name without what only tells how a subscript was written, and the power at its end.
private struct Spelling {
  /// The name with plain digits for subscripts, without underscores: the same for `x₁`, `x_1` and `x1`.
  var stem = ""
  /// The superscripts at its end as plain digits.
  var power = ""

  init(_ name: String) {
    for scalar in name.unicodeScalars {
      var plain = scalar
      switch scalar.value {
      case 0x2080...0x2089: plain = Unicode.Scalar(UInt8(scalar.value - 0x2080 + 0x30))
      case 0xB9: plain = "1"
      case 0xB2, 0xB3: plain = Unicode.Scalar(UInt8(scalar.value - 0xB0 + 0x30))
      case 0x2070, 0x2074...0x2079: plain = Unicode.Scalar(UInt8(scalar.value - 0x2070 + 0x30))
      case 0x207B: plain = "-"
      case 0x207F: plain = "n"
      default: break
      }
      if plain != scalar, scalar.value < 0x2080 {
        power.unicodeScalars.append(plain)
      } else if scalar != "_" {
        stem.unicodeScalars.append(plain)
      }
    }
  }
}
