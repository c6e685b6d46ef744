import CCmark
import Notebook
import Source

extension TreeReader {
  /// A code block of plain CommonMark with all its line ends.
  func plainCode(_ node: CommonMarkTree.Node) -> Block {
    let info = string(cmark_node_get_fence_info(node))
    let language = info.utf8.prefix { !$0.isWhitespace }
    return .code(string(cmark_node_get_literal(node)), language: String(Substring(language)))
  }

  /// The block of a code block of cmark: a cell, a formula or code to show.
  func codeBlock(_ node: CommonMarkTree.Node) -> Block {
    let literal = CommonMarkTree.bytes(cmark_node_get_literal(node))
    let info = string(cmark_node_get_fence_info(node))
    let place = span(ofLineFrom: node)
    let code = codeText(literal, firstLine: line(of: node) + 1)
    let shown = text(of: reading.restored(Array(literal.last == Byte.lineFeed ? literal.dropLast() : literal[...])))
    guard let fence = Fence(at: place, in: reading.file, literal: literal, info: info) else {
      return .code(shown, language: "")
    }
    if !isClosed(fence, line: line(of: node) + 1 + literal.count(where: { $0 == Byte.lineFeed })) {
      reading.error(
        "unclosed-fence", "This fence is never closed", at: place,
        hint: "Put a line with only \(fence.text) after the code, indented like this one")
    }
    switch FenceInfo(info) {
    case .language(let language):
      guard language == "math" else { return shownCode(shown, language, info: info, at: place) }
      let source = formula(of: code)
      reading.defineNames(of: source)
      return .math(source)
    case .literal(let inner):
      return .code("```{\(inner)}\n\(shown)\n```", language: "markdown")
    case .unknown(let name):
      let guess = suggestion(for: name, among: runnableNames)
      reading.warning(
        "unknown-cell", "Cells of '\(name)' cannot run here; the code is only shown", at: place,
        hint: guess.map { "Did you mean {\($0)}?" }
          ?? "Write ```\(name) without braces to show code, ```{octave} for a math cell")
      return .code(shown, language: name)
    case .cell(let name, let label, let hasOptions):
      if hasOptions {
        reading.warning(
          "options-in-fence", "Options after the name of a cell are not read", at: place,
          hint: "Write ```{\(name)} and put each option on a line of its own below it, such as #| echo: false")
      }
      let cell = cell(of: code, label: label)
      if let label = cell.options.label, !reading.cellLabels.insert(label).inserted {
        reading.error(
          "duplicate-label", "Two cells have the label '\(label)'", at: place, hint: "Give each cell a label of its own"
        )
      } else if let label = cell.options.label {
        reading.define(label, at: place, isNumbered: !cell.options.figureCaption.isEmpty || cell.options.isTable)
      }
      return .cell(cell)
    }
  }

  /// Code to show, with the attributes in its info string.
  private func shownCode(_ shown: String, _ language: String, info: String, at place: Span) -> Block {
    let bytes = Array(info.utf8)
    guard let open = bytes.firstIndex(of: Byte.openBrace), let braces = AttributeBraces(bytes, at: open) else {
      return .code(shown, language: language)
    }
    var attributes = braces.attributes
    if open == 0, attributes.classes.first == language { attributes.classes.removeFirst() }
    if let name = attributes.name { reading.define(name, at: place, isNumbered: false) }
    return attributes.isEmpty
      ? .code(shown, language: language) : .attributed(attributes, .code(shown, language: language))
  }

  private func cell(of code: SourceText, label: String?) -> Cell {
    let index = reading.nextIndex()
    let optionLines = CellOptionLines(code)
    let options = reading.options(in: optionLines, label: label)
    let rest = code.dropping(linesBefore: optionLines.count).repaired()
    let span = rest.fileSpan(of: Span(0, rest.bytes.count))
    return Cell(index: index, span: span, code: rest, options: options)
  }

  /// The display of a fence; what stands before the code on each line becomes spaces.
  private func formula(of code: SourceText) -> TeXSource {
    TeXSource(of: trimmed(code.bytes, 0..<code.bytes.count), in: code.bytes) { code.fileOffset(of: $0) }
  }

  /// The code of a block with the place of each line.
  private func codeText(_ literal: [UInt8], firstLine: Int) -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(literal.count)
    var lines: [(code: Int, file: Int)] = []
    var line = firstLine
    var start = 0
    while start < literal.count {
      let end = literal[start...].firstIndex(of: Byte.lineFeed) ?? literal.count
      if start > 0 { bytes.append(Byte.lineFeed) }
      let range = source.range(ofLine: line)
      let own = ownPart(of: literal[start..<end], inLine: range)
      lines.append((code: bytes.count, file: source.fileOffset(of: own.lowerBound)))
      bytes += source.bytes[own]
      line += 1
      start = end + 1
    }
    if lines.isEmpty { lines = [(0, source.fileOffset(of: source.range(ofLine: firstLine).lowerBound))] }
    return SourceText(bytes: bytes, lines: lines)
  }

  /// The offsets of a line of code in its line of the Markdown: what both end with.
  ///
  /// cmark writes spaces for the rest of a tab that a container took a part of; they have no place and are left out.
  private func ownPart(of code: ArraySlice<UInt8>, inLine range: Range<Int>) -> Range<Int> {
    let line = source.bytes[range]
    var length = 0
    for (first, second) in zip(code.reversed(), line.reversed()) {
      guard first == second else { break }
      length += 1
    }
    if code.dropLast(length).allSatisfy({ $0.isBlank }) { return range.upperBound - length..<range.upperBound }
    return line.firstIndex { !$0.isBlank && $0 != Byte.greater }.map { $0..<range.upperBound } ?? range
  }

  /// Whether a line closes a fence; cmark also ends a block with its container or the file.
  private func isClosed(_ fence: Fence, line: Int) -> Bool {
    guard source.lines.indices.contains(line), !codeLines.contains(line) else { return false }
    var rest = source.bytes[source.range(ofLine: line)]
    var depth = 0
    while let first = rest.first, first.isBlank || first == Byte.greater {
      if first == Byte.greater { depth += 1 }
      rest = rest.dropFirst()
    }
    while let last = rest.last, last.isBlank { rest = rest.dropLast() }
    return depth == quoteDepth && rest.count >= fence.length && rest.allSatisfy { $0 == fence.character }
  }
}

extension SourceText {
  /// The text with U+FFFD for bytes that were not UTF-8; each starts a new entry in `lines`, so that places hold.
  func repaired() -> SourceText {
    guard bytes.contains(substitute) else { return self }
    var result = SourceText(bytes: [], lines: [])
    var next = 0
    for (offset, byte) in bytes.enumerated() {
      while next < lines.count, lines[next].code <= offset {
        result.lines.append((code: result.bytes.count, file: lines[next].file))
        next += 1
      }
      if byte == substitute {
        result.bytes += [0xEF, 0xBF, 0xBD]
        result.lines.append((code: result.bytes.count, file: fileOffset(of: offset) + 1))
      } else {
        result.bytes.append(byte)
      }
    }
    for line in lines[next...] { result.lines.append((code: result.bytes.count, file: line.file)) }
    return result
  }
}

extension TeXSource {
  /// TeX of a range of a text; what the file has between two of its lines becomes spaces, so that offsets stay those of
  /// the file.
  init(of range: Range<Int>, in text: [UInt8], fileOffset: (Int) -> Int) {
    let start = fileOffset(range.lowerBound)
    var bytes: [UInt8] = []
    for offset in range {
      let byte = text[offset]
      bytes.append(byte == substitute ? UInt8(ascii: "?") : byte)
      guard byte == Byte.lineFeed else { continue }
      let next = fileOffset(offset + 1) - start
      while bytes.count < next { bytes.append(Byte.space) }
    }
    let end = range.isEmpty ? start : max(start, fileOffset(range.upperBound - 1) + 1)
    self.init(tex: String(decoding: bytes, as: UTF8.self), span: Span(start, end))
  }
}
