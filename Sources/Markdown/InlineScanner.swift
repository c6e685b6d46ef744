import Notebook
import Source

/// Finds mathematics and inline values in running text, before Markdown reads it.
///
/// What binds tighter than they do in Markdown is stepped over: escapes, code spans, raw HTML, autolinks and the
/// addresses of links. All scanning is linear in the text.
struct InlineScanner {
  /// A piece that Markdown must not touch, with its offsets in the Markdown.
  struct Found {
    /// The offsets of the whole piece, delimiters and label included.
    var range: Range<Int>
    /// What it is.
    var meaning: ProtectedText.Meaning
  }

  /// The pieces found so far, in order.
  private(set) var found: [Found] = []
  /// The first line, counted from 0, that no leaf has claimed for a display.
  private(set) var firstFreeLine = 0
  let reading: Reading
  let source: SourceText
  /// The offset in the leaf's text after the last piece or what was stepped over.
  private(set) var end = 0

  init(reading: Reading, source: SourceText) {
    self.reading = reading
    self.source = source
  }

  /// Scans one leaf.
  mutating func scan(_ leaf: LeafText) {
    var leaf = leaf
    end = 0
    var ticks = BacktickRuns(leaf.text.bytes)
    var tags = HTMLTagScanner()
    var hasNoDisplayEnd = false
    var quotes = StraightQuotes()
    var offset = 0
    while offset < leaf.text.bytes.count {
      switch leaf.text.bytes[offset] {
      case Byte.backslash:
        let isEscape = offset + 1 < leaf.text.bytes.count && leaf.text.bytes[offset + 1].isPunctuation
        offset += isEscape ? 2 : 1
      case Byte.backtick:
        offset = codeSpanEnd(in: leaf, at: offset, &ticks)
        end = offset
      case Byte.less:
        offset = tags.end(in: leaf.text.bytes, at: offset) ?? offset + 1
        end = offset
      case Byte.closeBracket:
        let bracket = offset
        offset = destinationEnd(in: leaf.text.bytes, at: offset)
        if reading.isSmart, offset > bracket + 1 { offset = titleEnd(in: leaf.text.bytes, from: offset) }
        end = offset
      case Byte.quote where reading.isSmart, Byte.apostrophe where reading.isSmart:
        quotes.add(piece: found.count, in: leaf.text.bytes, at: offset)
        found.append(Found(range: leaf.sourceRange(of: offset..<offset + 1), meaning: .punctuation("")))
        offset += 1
        end = offset
      case Byte.hyphen where reading.isSmart, Byte.dot where reading.isSmart:
        let length = runLength(of: leaf.text.bytes[offset], in: leaf.text.bytes, at: offset)
        if let text = smartRun(in: leaf.text.bytes, at: offset) {
          found.append(Found(range: leaf.sourceRange(of: offset..<offset + length), meaning: .punctuation(text)))
        }
        offset += length
      case Byte.openBracket, Byte.at, Byte.openBrace, Byte.tilde, UInt8(ascii: "h"), UInt8(ascii: "w"):
        if let piece = piece(in: leaf, at: offset) {
          found.append(Found(range: leaf.sourceRange(of: piece.range), meaning: piece.meaning))
          offset = piece.range.upperBound
          end = offset
        } else if leaf.text.bytes[offset] == Byte.tilde {
          offset += runLength(of: Byte.tilde, in: leaf.text.bytes, at: offset)
        } else {
          offset += 1
        }
      case Byte.dollar:
        let length = runLength(of: Byte.dollar, in: leaf.text.bytes, at: offset)
        switch length {
        case 1: offset = inlineMathEnd(in: leaf, at: offset)
        case 2: offset = displayEnd(in: &leaf, at: offset, &hasNoDisplayEnd, &ticks)
        default:
          warn(
            "dollar-run", "\(length) dollars in a row are taken as text", in: leaf, offset..<offset + length,
            hint: "Write $…$ for mathematics in the line, $$…$$ for a display, \\$ for a dollar")
          offset += length
        }
        end = offset
      default:
        offset += 1
      }
    }
    for (piece, text) in quotes.resolved(reading.quotationMarks) { found[piece].meaning = .punctuation(text) }
    if leaf.mayExtend { firstFreeLine = max(firstFreeLine, leaf.lastLine + 1) }
  }

  private mutating func codeSpanEnd(in leaf: LeafText, at start: Int, _ ticks: inout BacktickRuns) -> Int {
    let bytes = leaf.text.bytes
    let length = runLength(of: Byte.backtick, in: bytes, at: start)
    guard let close = ticks.next(length: length, from: start + length) else { return start + length }
    let end = close + length
    guard let prefix = InlineValuePrefix(bytes, start + length..<close) else { return end }
    let place = fileSpan(of: start..<end, in: leaf)
    let expression = prefix.expression
    if expression.isEmpty {
      reading.error(
        "empty-inline-value", "This inline value has no expression", at: place,
        hint: "Write an expression after \(prefix.name), such as `\(prefix.name) 1 + 2`")
    } else if !prefix.hasBlank {
      reading.warning(
        "inline-value-blank", "This code is only shown: an inline value needs a blank after \(prefix.name)", at: place,
        hint: "Write `\(prefix.name) \(text(of: bytes[expression]))`")
    } else if bytes[expression].contains(Byte.lineFeed) {
      reading.error(
        "inline-value-lines", "An inline value must stand on one line", at: place,
        hint: "Put the whole expression on one line, or give it a name in a cell and write the name here")
    } else {
      let span = fileSpan(of: expression, in: leaf)
      // YAML's escapes and folded lines leave no one place in the file that holds the expression.
      guard reading.file.bytes[span.start..<span.end].elementsEqual(bytes[expression]) else {
        reading.error(
          "inline-value-escaped", "The file does not hold this inline value as it is read", at: place,
          hint: "Write the text on one line, plain or in single quotes, without escapes")
        return end
      }
      found.append(Found(range: leaf.sourceRange(of: start..<end), meaning: .value(span)))
    }
    return end
  }

  /// The offset after the address that follows `](` or, at the start of a line, the `]:` of a link's definition.
  private func destinationEnd(in bytes: [UInt8], at start: Int) -> Int {
    var offset = start + 1
    guard offset < bytes.count else { return offset }
    if bytes[offset] == Byte.colon {
      guard startsDefinition(in: bytes, at: start) else { return offset }
    } else if bytes[offset] != Byte.openParenthesis {
      return offset
    }
    offset += 1
    while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
    var depth = 0
    let isBracketed = offset < bytes.count && bytes[offset] == Byte.less
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == Byte.lineFeed || (byte.isWhitespace && !isBracketed) { return offset }
      if byte == Byte.backslash { offset += 1 }
      if isBracketed, byte == Byte.greater { return offset + 1 }
      if byte == Byte.openParenthesis { depth += 1 }
      if byte == Byte.closeParenthesis, !isBracketed {
        if depth == 0 { return offset }
        depth -= 1
      }
      offset += 1
    }
    return bytes.count
  }

  private func startsDefinition(in bytes: [UInt8], at bracket: Int) -> Bool {
    // Names of links have at most 999 characters (CommonMark 4.7), which also bounds this search.
    var offset = bracket - 1
    while offset >= 0, bracket - offset <= 999, bytes[offset] != Byte.openBracket, bytes[offset] != Byte.lineFeed,
      bytes[offset] != Byte.closeBracket
    {
      offset -= 1
    }
    guard offset >= 0, bytes[offset] == Byte.openBracket else { return false }
    return offset == 0 || bytes[offset - 1] == Byte.lineFeed
  }

  /// Pandoc's rules: no space inside the dollars, no digit after the closing one.
  private mutating func inlineMathEnd(in leaf: LeafText, at start: Int) -> Int {
    let bytes = leaf.text.bytes
    let inner = start + 1
    guard inner < bytes.count, !bytes[inner].isWhitespace else { return inner }
    var offset = inner
    var lineBreaks = 0
    var hasCommand = false
    while offset < bytes.count, bytes[offset] != Byte.dollar, lineBreaks < 2 {
      if bytes[offset] == Byte.backslash, offset + 1 < bytes.count {
        if bytes[offset + 1].isLetter { hasCommand = true }
        if bytes[offset + 1] != Byte.lineFeed { offset += 1 }
      }
      if bytes[offset] == Byte.lineFeed { lineBreaks += 1 }
      offset += 1
    }
    let isClosed =
      offset < bytes.count && bytes[offset] == Byte.dollar && !bytes[offset - 1].isWhitespace
      && !(offset + 1 < bytes.count && bytes[offset + 1].isDigit)
    guard isClosed, lineBreaks < 2 else {
      if hasCommand {
        warn(
          "unclosed-math", "This dollar is taken as text, but TeX seems to follow it", in: leaf, start..<inner,
          hint: "Close the formula with $, with no space before it and no digit after it; write \\$ for a dollar")
      }
      return inner
    }
    let source = tex(in: leaf, inner..<offset)
    found.append(Found(range: leaf.sourceRange(of: start..<offset + 1), meaning: .math(source)))
    return offset + 1
  }

  private mutating func displayEnd(
    in leaf: inout LeafText, at start: Int, _ hasNoEnd: inout Bool, _ ticks: inout BacktickRuns
  ) -> Int {
    let inner = start + 2
    var close = hasNoEnd ? nil : closingDollars(in: leaf.text.bytes, from: inner)
    if close == nil, !hasNoEnd, leaf.mayExtend {
      close = extend(&leaf, from: inner)
      if close != nil { ticks = BacktickRuns(leaf.text.bytes) }
    }
    guard let close else {
      hasNoEnd = true
      reading.error(
        "unclosed-math", "This display is never closed", at: fileSpan(of: start..<inner, in: leaf),
        hint: "Close it with $$ before the next blank line; write \\$\\$ for two dollars")
      return inner
    }
    let bytes = leaf.text.bytes
    let content = trimmed(bytes, inner..<close)
    if content.isEmpty {
      reading.error(
        "empty-math", "This display is empty", at: fileSpan(of: start..<close + 2, in: leaf),
        hint: "Write TeX between the dollars, or \\$\\$ for two dollars")
      return close + 2
    }
    var formula = tex(in: leaf, content)
    var end = close + 2
    if let label = LabelBraces(bytes, from: end) {
      formula.label = label.name
      if !label.name.hasPrefix("eq-") {
        warn(
          "equation-label", "The name of an equation starts with eq-, but this one is '\(label.name)'", in: leaf,
          label.range, hint: "Write {#eq-\(label.name)}")
      }
      end = label.range.upperBound
    }
    found.append(Found(range: leaf.sourceRange(of: start..<end), meaning: .display(formula)))
    return end
  }

  private func closingDollars(in bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == Byte.backslash {
        offset += 2
      } else if bytes[offset] == Byte.dollar, bytes[offset + 1] == Byte.dollar {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// Looks for the end of a display past the end of the paragraph, up to a blank line, a fence, or a
  /// line of a division, a table or a footnote.
  ///
  /// A line of TeX that starts with `+` or `=` would end the paragraph in Markdown.
  private func extend(_ leaf: inout LeafText, from inner: Int) -> Int? {
    let length = leaf.text.bytes.count
    let lines = leaf.text.lines.count
    let lastLine = leaf.lastLine
    while leaf.appendLine(of: source) {
      guard let line = leaf.text.lines.last?.code else { break }
      let rest = leaf.text.bytes[line...]
      if reading.markedLines.contains(leaf.lastLine) || !rest.contains(where: { !$0.isBlank })
        || rest.starts(with: Array("```".utf8))
        || rest.starts(with: Array("~~~".utf8))
      {
        break
      }
      if let close = closingDollars(in: leaf.text.bytes, from: line) { return close }
    }
    leaf.truncate(toLength: length, lines: lines, lastLine: lastLine)
    return nil
  }

  private func tex(in leaf: LeafText, _ range: Range<Int>) -> TeXSource {
    TeXSource(of: range, in: leaf.text.bytes) { source.fileOffset(of: leaf.text.fileOffset(of: $0)) }
  }

  func fileSpan(of range: Range<Int>, in leaf: LeafText) -> Span {
    let range = leaf.sourceRange(of: range)
    return source.fileSpan(of: Span(range.lowerBound, range.upperBound))
  }

  func warn(_ code: String, _ message: String, in leaf: LeafText, _ range: Range<Int>, hint: String) {
    reading.warning(code, message, at: fileSpan(of: range, in: leaf), hint: hint)
  }

  func runLength(of byte: UInt8, in bytes: [UInt8], at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == byte { end += 1 }
    return end - start
  }
}

/// A range without the white space at its ends.
func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end, bytes[start].isWhitespace { start += 1 }
  while end > start, bytes[end - 1].isWhitespace { end -= 1 }
  return start..<end
}
