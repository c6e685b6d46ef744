#if !hasFeature(Embedded)

  public import Source

  extension Program {
    /// The compiled code as text, for inspection and tests: the script, then its functions, each with its registers,
    /// constants and instructions.
    ///
    /// - Parameter source: the source that the program was parsed from.
    public func codeListing(of source: SourceFile) throws(Failure) -> String {
      var compiler = Compiler(source: source.bytes, place: { $0 }, functions: [:], firstNumber: 0)
      let script = try compiler.cell(self, Machine())
      var listing = CodeListing(source: source, functions: compiler.chunks)
      for chunk in [script] + compiler.chunks.compactMap({ $0 }) {
        for closure in chunk.closures { listing.definitions[closure.function] = closure.definition.text }
      }
      listing.append(script, title: "script <\(source.name)>")
      for (number, chunk) in compiler.chunks.enumerated() {
        guard let chunk else { continue }
        listing.text += "\n"
        listing.append(chunk, title: listing.title(ofFunction: number, chunk))
      }
      return listing.text
    }
  }

  extension Program {
    /// Compiles the program and answers how many instructions it has, functions apart: for measuring the compiler.
    public func compiledLength(of source: SourceFile) throws(Failure) -> Int {
      var compiler = Compiler(source: source.bytes, place: { $0 }, functions: [:], firstNumber: 0)
      return try compiler.cell(self, Machine()).code.count
    }
  }

  /// Compiled code as text.
  private struct CodeListing {
    let source: SourceFile
    /// The chunks by their numbers.
    let functions: [Chunk?]
    /// What the author wrote for the anonymous functions, by their numbers.
    var definitions: [Int: String] = [:]
    var text = ""

    // MARK: Chunks

    mutating func append(_ chunk: Chunk, title: String) {
      let counts = [
        counted(chunk.code.count, "instruction"), counted(chunk.registers, "register"), counted(chunk.locals, "local"),
        counted(chunk.constants.count, "constant"),
      ]
      text += "\(title): \(counts.joined(separator: ", "))\n"
      table("locals", "R", chunk.localNames)
      table("constants", "K", chunk.constants.map { CodeListing.constant($0) })
      let width = "\(chunk.code.count)".count
      let places = chunk.spans.map { span in
        let location = source.location(of: span.start)
        return "\(location.line):\(location.column)"
      }
      let placeWidth = places.map { $0.count }.max() ?? 0
      for (index, instruction) in chunk.code.enumerated() {
        let name = "\(instruction.opcode)"
        var line =
          "  " + padded("\(index)", width, isRight: true) + "  " + padded(places[index], placeWidth, isRight: true)
        line += "  " + padded(name, 16, isRight: false) + "  " + operands(instruction, index, chunk)
        while line.hasSuffix(" ") { line.removeLast() }
        text += line + "\n"
      }
    }

    private mutating func table(_ name: String, _ letter: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      let numbered = entries.enumerated().map { "\(letter)\($0.offset) \($0.element)" }
      text += "  " + padded(name, 9, isRight: false) + "  " + numbered.joined(separator: ", ") + "\n"
    }

    private func padded(_ text: String, _ width: Int, isRight: Bool) -> String {
      let blanks = String(repeating: " ", count: max(0, width - text.count))
      return isRight ? blanks + text : text + blanks
    }

    /// The head of a function, with its outputs.
    func title(ofFunction number: Int, _ chunk: Chunk) -> String {
      let line = source.location(of: chunk.spans.last?.start ?? 0).line
      if let single = functions.firstIndex(where: { $0?.severalResults == number }) {
        return "@\(single) for several results <line \(line)>"
      }
      let outputs = chunk.outputs.map { register(Int($0), chunk) }.joined(separator: ", ")
      guard chunk.isClosure else {
        let parameters = chunk.localNames.prefix(chunk.parameters).joined(separator: ", ")
        return "function \(chunk.name)(\(parameters))\(outputs.isEmpty ? "" : " -> \(outputs)") <line \(line)>"
      }
      return "@\(number): \(definitions[number] ?? "anonymous") -> \(outputs) <line \(line)>"
    }

    // MARK: Operands

    private func operands(_ instruction: Instruction, _ index: Int, _ chunk: Chunk) -> String {
      var text = ""
      for piece in instruction.formPieces {
        switch piece {
        case .text(let words): text += words
        case .operation: text += instruction.binaryOperation?.0.symbol ?? "?"
        case .registers(let first, let count, let separator):
          text += (0..<count).map { register(first + $0, chunk) }.joined(separator: separator)
        case .path(let number, let subscripts): text += path(chunk.paths[number], subscripts, chunk)
        case .operand("R", let number, _): text += register(number, chunk)
        case .operand("X", let count, _): text += results(count, Int(instruction.a), chunk)
        case .operand("K", let number, _): text += CodeListing.constant(chunk.constants[number])
        case .operand("V", let number, _): text += CodeListing.value(chunk.values[number])
        case .operand("S", let number, _): text += chunk.strings[number].isEmpty ? "\"\"" : chunk.strings[number]
        case .operand("C", let number, _):
          let closure = chunk.closures[number]
          let captures = closure.captures.map { register(Int($0), chunk) }.joined(separator: ", ")
          text += "@\(closure.function)" + (captures.isEmpty ? "" : " with \(captures)")
        case .operand("B", let number, _): text += Library.builtin(at: number).name
        case .operand("F", let number, _): text += functions[number]?.name ?? "@\(number)"
        case .operand("U", let number, _): text += UnaryOperation(rawValue: UInt8(number)).map { "\($0)" } ?? "?"
        case .operand("J", _, _): text += instruction.target(from: index).map { "\($0)" } ?? "?"
        case .operand(_, let number, let offset): text += "\(number + offset)"
        }
      }
      return text
    }

    /// The name of the local, or the number of the temporary.
    private func register(_ number: Int, _ chunk: Chunk) -> String {
      number < chunk.locals ? chunk.localNames[number] : "R\(number)"
    }

    private func results(_ count: Int, _ first: Int, _ chunk: Chunk) -> String {
      if count == 0 || count == Int(Instruction.callersOutputs) { return register(first, chunk) + "?" }
      return (0..<count).map { register(first + $0, chunk) }.joined(separator: ", ")
    }

    private func path(_ steps: [AccessStep], _ subscripts: Int, _ chunk: Chunk) -> String {
      var text = ""
      var next = subscripts
      for step in steps {
        let names = (next..<next + step.registers).map { register($0, chunk) }
        next += step.registers
        switch step {
        case .parentheses(let count):
          text += "(" + (count == nil ? names[0] + "{:}" : names.joined(separator: ", ")) + ")"
        case .braces(let count): text += "{" + (count == nil ? names[0] + "{:}" : names.joined(separator: ", ")) + "}"
        case .field(let name): text += ".\(name)"
        case .dynamicField: text += ".(\(names[0]))"
        }
      }
      return text
    }

    private static func constant(_ constant: Double) -> String {
      switch constant.bitPattern {
      case Tag.yes: return "true"
      case Tag.no: return "false"
      default:
        let short = mat2strText(.number(constant), precision: 15)
        return Double(short) == constant || !constant.isFinite ? short : mat2strText(.number(constant), precision: 17)
      }
    }

    private static func value(_ value: Value) -> String {
      if case .object(let object) = value, object.kind == .function {
        if case .named(let name) = object.asFunction.body { return "@" + name }
      } else if value.isArithmetic || value.isText {
        let text = mat2strText(value, precision: 15)
        if text.count <= 40 { return text }
      }
      return "\(value.sizeText) \(value.typeName)"
    }
  }

#endif
