import Numerics
import Source

extension Builtin {
  static let errors: [Builtin] = [
    Builtin(
      "error", "[identifier], template, …", atLeast: 1,
      summary: "Fails with a message made from a template as printf does.",
      examples: ["try, error(\"my:id\", \"%d is odd\", 3), catch err, disp(err.message), end": "3 is odd"]
    ) { call, machine throws(Failure) in
      let argument = call.arguments[0]
      if argument.kind == .structure {
        let described = failure(describedBy: argument)
        if described.message.isEmpty, described.identifier.isEmpty { return [] }
        throw described
      }
      let described = try failure(from: call.arguments, "error")
      if described.message.isEmpty { return [] }
      throw described
    },
    Builtin(
      "rethrow", .value("err"), summary: "Fails again with an error that was caught.",
      examples: ["try, error(\"no\"), catch err, try, rethrow(err), catch again, disp(again.message), end, end": "no"]
    ) { err throws(Failure) in
      guard let keys = err.structArray?.keys, keys.contains("message"), keys.contains("identifier") else {
        throw Failure("rethrow: ERR struct must contain the fields 'message' and 'identifier'")
      }
      throw failure(describedBy: err)
    },
    Builtin(
      "assert", "condition, [template], …", atLeast: 1,
      summary: "Fails unless a condition holds, or unless a value is the expected one within a tolerance.",
      examples: ["assert(0.1 + 0.2, 0.3, 1e-12)": "", "assert(true)": ""]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      let isMessage = call.arguments.count > 1 && first.isLogical && call.arguments[1].isText
      if call.arguments.count == 1 || isMessage {
        guard first.isArithmetic, !first.isEmpty, try isTrue(first) else {
          if isMessage {
            var rest = Array(call.arguments.dropFirst())
            let identifier = takeIdentifier(&rest)
            throw Failure(try formattedText(rest, "assert"), identifier: identifier)
          }
          throw Failure("assert (cond) failed", hint: "the condition is false")
        }
        return []
      }
      let tolerance = call.arguments.count > 2 ? try numberArgument(call.arguments, 2, "assert", "TOL") : 0
      if let reason = mismatch(first, call.arguments[1], tolerance: tolerance) {
        throw Failure("ASSERT errors for:  assert (cond,expected,tol)\n\n  " + reason)
      }
      return []
    },
  ]
}

/// The failure that a struct with the fields of an error describes.
private func failure(describedBy value: Value) -> Failure {
  func field(_ key: String) -> String {
    guard let array = value.structArray, let index = array.keys.firstIndex(of: key) else { return "" }
    return array.elements.first?[index].textValue ?? ""
  }
  return Failure(field("message"), identifier: field("identifier"))
}

/// Takes the identifier off the arguments of `error` and `warning` when there is one: a word with a colon inside.
func takeIdentifier(_ arguments: inout [Value]) -> String {
  guard arguments.count > 1, let bytes = arguments[0].stringBytes, isIdentifier(bytes) else { return "" }
  arguments.removeFirst()
  return String(decoding: bytes, as: UTF8.self)
}

private func isIdentifier(_ bytes: [UInt8]) -> Bool {
  let colon = UInt8(ascii: ":")
  let isWord = bytes.allSatisfy { !isBlank($0) && $0 != UInt8(ascii: "%") }
  return bytes.contains(colon) && bytes.last != colon && isWord
}

/// The failure that the arguments of `error` or `warning` describe.
func failure(from arguments: [Value], _ function: String) throws(Failure) -> Failure {
  var rest = arguments
  let identifier = takeIdentifier(&rest)
  if identifier.isEmpty, rest.count == 1, let bytes = rest[0].stringBytes, isIdentifier(bytes) {
    let shown = String(decoding: bytes, as: UTF8.self)
    return Failure("call to \(function) with message identifier '\(shown)' requires message")
  }
  // A text alone is no template.
  let isPlain = identifier.isEmpty && rest.count == 1
  var message = try isPlain ? rest[0].stringBytes ?? [] : Array(formattedText(rest, function).utf8)
  // A last line feed only asks for no trace of calls.
  if message.last == 10 { message.removeLast() }
  return Failure(String(decoding: message, as: UTF8.self), identifier: identifier)
}

/// Why two values differ by more than a tolerance, which is relative when negative; nil when they do not.
private func mismatch(_ observed: Value, _ expected: Value, tolerance: Double) -> String? {
  guard observed.rows == expected.rows, observed.columns == expected.columns else {
    return "Dimensions don't match: O(\(observed.sizeText)) and E(\(expected.sizeText))"
  }
  if observed.isText || expected.isText {
    guard observed.isText, expected.isText else {
      return "Expected \(expected.className), but observed \(observed.className)"
    }
    if tolerance == 0 { return observed.textValue == expected.textValue ? nil : "Strings don't match" }
  }
  guard observed.isArithmetic, expected.isArithmetic else {
    return areEqual(observed, expected) ? nil : "Class or content differs"
  }
  for index in 0..<observed.count {
    let (a, b) = (observed.complexElement(index), expected.complexElement(index))
    let place = observed.isScalar ? "()" : "(\(index + 1))"
    if a.re.isNaN || b.re.isNaN {
      if a.re.isNaN != b.re.isNaN { return "\(place): 'NaN' mismatch" }
      continue
    }
    if a.re == b.re, a.im == b.im { continue }
    let difference = (a - b).abs
    let size = b.abs
    let error = tolerance < 0 && size > 0 ? difference / size : difference
    if !(error <= abs(tolerance)) {
      let kind = tolerance < 0 ? "Rel" : "Abs"
      let shown = [a.re, b.re, error, abs(tolerance), error - abs(tolerance)].map {
        NumberText.general($0, significant: 5)
      }
      return
        "\(place): observed \(shown[0]), expected \(shown[1]): \(kind) err \(shown[2]) exceeds tol \(shown[3]) by \(shown[4])"
    }
  }
  return nil
}
