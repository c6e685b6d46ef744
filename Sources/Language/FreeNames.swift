import Source

/// The words of a program that may name something of its workspace: its names but for parameters of anonymous functions,
/// and the words of its texts, which may be code.
public func freeNames(in source: [UInt8]) -> Set<String> {
  let program = Program.parse(source)
  // Of a program with mistakes it is not sure what is bound.
  let bound = program.diagnostics.isEmpty ? AssignedNames.bound(in: program.statements) : []
  var names: Set<String> = []
  for token in highlight(source) {
    switch token.role {
    case .name:
      let name = String(decoding: source[token.span.start..<token.span.end], as: UTF8.self)
      var isFree = true
      for (span, parameters) in bound where span.start <= token.span.start && token.span.end <= span.end {
        for parameter in parameters where parameter.text == name { isFree = false }
      }
      if isFree { names.insert(name) }
    case .string:
      var start = token.span.start
      while start < token.span.end {
        var end = start
        while end < token.span.end, isWordByte(source[end]) { end += 1 }
        if end > start { names.insert(String(decoding: source[start..<end], as: UTF8.self)) }
        start = end + 1
      }
    case .keyword, .number, .comment, .operator, .plain: break
    }
  }
  return names
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    || byte == UInt8(ascii: "_") || byte >= 0x80
}
