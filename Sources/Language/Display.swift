import Source

/// Text in the making: a value with the frame Octave puts around it.
struct Display {
  var bytes: [UInt8] = []
  let format: DisplayFormat
  var indent = 0
  /// How many levels of nested structs are still shown with their values (`struct_levels_to_print`).
  var structLevels = 2
  /// The bytes that may be made; a range of any length takes no memory before it is displayed.
  let limit: Int
  /// Set when there would be more: what follows is left out.
  var isTooLong = false

  init(format: DisplayFormat, limit: Int = .max) {
    self.format = format
    self.limit = limit
  }

  mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }
  /// A blank line, which `format compact` leaves out.
  mutating func blankLine() { if !format.isCompact { newline() } }
  mutating func blanks(_ count: Int) {
    for _ in 0..<count { bytes.append(UInt8(ascii: " ")) }
  }
}

extension Value {
  /// What Octave prints for `name = value` without a semicolon, byte for byte, with the final newline.
  public func displayText(name: String, format: DisplayFormat) -> String {
    var display = Display(format: format)
    display.named(name, self)
    return String(decoding: display.bytes, as: UTF8.self)
  }

  /// What is printed for `name = value`, or without a name by `disp(value)`, unless it is more than may be printed.
  func text(name: String?, format: DisplayFormat, limits: RunLimits) throws(Failure) -> String {
    var display = Display(format: format, limit: limits.output)
    if let name { display.named(name, self) } else { display.bare(self) }
    if display.isTooLong { throw limits.outputFailure }
    return String(decoding: display.bytes, as: UTF8.self)
  }

  /// What `disp(value)` prints, with the final newline.
  public func dispText(format: DisplayFormat) -> String {
    var display = Display(format: format)
    display.bare(self)
    return String(decoding: display.bytes, as: UTF8.self)
  }
}

/// How a value is framed.
private enum Frame {
  /// On the line of its name.
  case line
  /// In rows of its own, between blank lines.
  case block
}

extension Display {
  /// Appends `name = value` on one line, or the name and the value in rows below it.
  mutating func named(_ name: String, _ value: Value) {
    if bytes.count > limit { isTooLong = true }
    if isTooLong { return }
    blanks(indent)
    if case .object(let object) = value, object.kind == .function, let definition = object.asFunction.definition,
      definition.form == .derivative || definition.name == name
    {
      switch definition.form {
      // The text of `f(x) := …` begins with its name.
      case .anonymous, .definition: text(definition.text)
      case .derivative:
        let isPart = indent > 0 || name.utf8.first == UInt8(ascii: "[")
        if isPart { text(name + " = ") }
        text(isPart || name == "ans" ? definition.name ?? "f'" : name)
        text("(\(definition.parameters[0])) = ")
        text(definition.body.octaveText(source: definition.source))
      }
      return newline()
    }
    text(name)
    switch frame(of: value) {
    case .line:
      text(" = ")
      inline(value)
      newline()
    case .block:
      text(" =\n")
      if value.kind != .cell { blankLine() }
      block(value)
      if indent > 0 { blankLine() } else { newline() }
    }
  }

  /// Appends what `disp` prints.
  mutating func bare(_ value: Value) {
    guard case .object(let object) = value else {
      inline(value)
      return newline()
    }
    if object.kind == .structure {
      if object.count == 1 {
        indent += 4
        fields(object.asStruct)
      } else {
        indent += 2
        structArray(object.asStruct)
      }
      return
    }
    if object.kind == .text && object.rows == 0 { return newline() }
    switch frame(of: value) {
    case .line:
      inline(value)
      newline()
    case .block: block(value)
    }
  }

  private func frame(of value: Value) -> Frame {
    guard case .object(let object) = value else { return .line }
    switch object.kind {
    case .real, .logical, .complex, .range: return object.count <= 1 ? .line : .block
    case .text: return object.rows <= 1 ? .line : .block
    case .cell: return object.count == 0 ? .line : .block
    case .structure: return .block
    case .function:
      guard let definition = object.asFunction.definition else { return .line }
      return definition.form == .anonymous ? .block : .line
    }
  }

  /// The values that stand on the line of their name.
  private mutating func inline(_ value: Value) {
    switch value {
    case .undefined: break
    case .number(let number): format.scalarLayout(number).append(number, to: &bytes)
    case .logical(let truth): text(truth ? "1" : "0")
    case .object(let object):
      if object.count == 0 && object.kind != .text {
        return text((object.kind == .cell ? "{}(" : "[](") + value.sizeText + ")")
      }
      switch object.kind {
      case .real: format.layout(of: object.asReal).append(value.element(0), to: &bytes)
      case .range:
        let number = value.element(0)
        format.scalarLayout(number).append(number, to: &bytes)
      case .logical: text(value.element(0) != 0 ? "1" : "0")
      case .complex: format.complexLayout(object.asComplex).append(value.complexElement(0), to: &bytes)
      case .text: if object.rows == 1 { bytes += object.asText.elements }
      case .function: function(object.asFunction)
      case .cell, .structure: break
      }
    }
  }

  /// The values that take lines of their own.
  private mutating func block(_ value: Value) {
    guard case .object(let object) = value else { return }
    switch object.structure {
    case .full: break
    case .diagonal: text("Diagonal Matrix\n")
    case .permutation: text("Permutation Matrix\n")
    }
    if object.structure != .full { blankLine() }
    switch object.kind {
    case .real: realRows(object.asReal)
    case .range: rangeRows(object.asRange)
    case .logical: logicalRows(object.asLogical)
    case .complex: complexRows(object.asComplex)
    case .text: textRows(object.asText)
    case .cell: cells(object.asCell)
    case .structure: structure(object.asStruct)
    case .function:
      function(object.asFunction)
      newline()
    }
  }

  private mutating func function(_ function: FunctionObject) {
    if let definition = function.definition {
      text(definition.text)
    } else if case .named(let name) = function.body {
      text("@" + name)
    } else {
      text("@<function>")
    }
  }
}
