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
      if let place = keys.firstIndex(of: "stack"), let stack = err.structArray?.elements.first?[place].structArray,
        !["file", "name", "line"].allSatisfy({ stack.keys.contains($0) })
      {
        throw Failure("rethrow: STACK struct must contain the fields 'file', 'name', and 'line'")
      }
      throw failure(describedBy: err)
    },
  ]
}

/// The failure that a struct with the fields of an error describes.
private func failure(describedBy value: Value) -> Failure {
  func field(_ key: String) -> String {
    guard let array = value.structArray, let index = array.keys.firstIndex(of: key) else { return "" }
    return array.elements.first?[index].textValue ?? ""
  }
  // The library's own programs give hints this way.
  let hint = field("hint")
  return Failure(field("message"), hint: hint.isEmpty ? nil : hint, identifier: field("identifier"))
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
  var message = try isPlain ? rest[0].stringBytes ?? [] : formattedBytes(rest, function)
  // A last line feed only asks for no trace of calls.
  if message.last == 10 { message.removeLast() }
  return Failure(String(decoding: message, as: UTF8.self), identifier: identifier)
}
