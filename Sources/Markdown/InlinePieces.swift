import Notebook
import Source

/// What CommonMark does not know in running text: marks of notes, mentions, attributes, struck text and addresses.
extension InlineScanner {
  /// A piece and its offsets in the leaf's text.
  typealias Piece = (range: Range<Int>, meaning: ProtectedText.Meaning)

  /// The piece that starts at an offset, if any.
  func piece(in leaf: LeafText, at offset: Int) -> Piece? {
    let bytes = leaf.text.bytes
    switch bytes[offset] {
    case Byte.openBracket: return bracket(in: leaf, at: offset)
    case Byte.at: return mention(in: leaf, at: offset, isBare: false) ?? mail(bytes, at: offset)
    case Byte.openBrace: return attributes(in: leaf, at: offset)
    case Byte.tilde: return tildes(bytes, at: offset)
    default: return address(bytes, at: offset)
    }
  }

  /// `[^name]`, `[@fig-x]` or `[-@fig-x]`.
  private func bracket(in leaf: LeafText, at start: Int) -> Piece? {
    let bytes = leaf.text.bytes
    guard start + 2 < bytes.count else { return nil }
    let next = bytes[start + 1]
    if next == Byte.at || (next == Byte.hyphen && bytes[start + 2] == Byte.at) {
      let at = next == Byte.at ? start + 1 : start + 2
      guard let mention = mention(in: leaf, at: at, isBare: next == Byte.hyphen),
        mention.range.upperBound < bytes.count, bytes[mention.range.upperBound] == Byte.closeBracket
      else { return nil }
      return (start..<mention.range.upperBound + 1, mention.meaning)
    }
    guard next == Byte.caret else { return nil }
    var end = start + 2
    while end < bytes.count, bytes[end] != Byte.closeBracket, bytes[end] != Byte.openBracket, !bytes[end].isWhitespace {
      end += 1
    }
    guard end < bytes.count, bytes[end] == Byte.closeBracket, end > start + 2 else { return nil }
    let name = text(of: bytes[start + 2..<end])
    guard reading.footnotes[name] != nil else {
      if end + 1 < bytes.count, bytes[end + 1] == Byte.openParenthesis || bytes[end + 1] == Byte.colon { return nil }
      warn(
        "unknown-footnote", "There is no note '\(name)'", in: leaf, start..<end + 1,
        hint: "Write it on a line of its own: [^\(name)]: and its text")
      return nil
    }
    reading.usedFootnotes.insert(name)
    return (start..<end + 1, .footnote(name))
  }

  /// `@fig-x`; only names with a known prefix are mentions, so that other words with an at sign stay text.
  private func mention(in leaf: LeafText, at start: Int, isBare: Bool) -> Piece? {
    let bytes = leaf.text.bytes
    if start > 0, !isBare {
      let before = bytes[start - 1]
      if before.isLetter || before.isDigit || before >= 0x80 || "_.+-/@".utf8.contains(before) { return nil }
    }
    var end = start + 1
    while end < bytes.count, LabelBraces.isNameByte(bytes[end]) { end += 1 }
    while end > start, ".:-".utf8.contains(bytes[end - 1]) { end -= 1 }
    guard end > start + 1, let hyphen = bytes[start + 1..<end].firstIndex(of: Byte.hyphen) else { return nil }
    let prefix = String(decoding: bytes[start + 1..<hyphen], as: UTF8.self)
    guard hyphen + 1 < end, ["fig", "tbl", "eq", "sec"].contains(prefix) || Theorem(rawValue: prefix) != nil
    else { return nil }
    let name = text(of: bytes[start + 1..<end])
    let reference = Reference(name: name, isBare: isBare, span: fileSpan(of: start..<end, in: leaf))
    return (start..<end, .reference(reference))
  }

  /// Braces after a bracket, a link or code, or at the end of a heading.
  private func attributes(in leaf: LeafText, at start: Int) -> Piece? {
    let bytes = leaf.text.bytes
    let follows = start > 0 && "])`".utf8.contains(bytes[start - 1])
    guard follows || !leaf.mayExtend, let braces = AttributeBraces(bytes, at: start) else { return nil }
    let rest = bytes[braces.range.upperBound...]
    guard follows || rest.allSatisfy({ $0.isBlank || $0 == Byte.hash }) else { return nil }
    let name = braces.nameRange.map { fileSpan(of: $0, in: leaf) }
    return (braces.range, .attributes(braces.attributes, name: name, description: description(in: braces, of: leaf)))
  }

  /// The text of the key `fig-alt`.
  private func description(in braces: AttributeBraces, of leaf: LeafText) -> SourceText? {
    guard let index = braces.attributes.pairs.firstIndex(where: { $0.key == "fig-alt" }) else { return nil }
    // A value stands on one line; one with escapes has no place of its own.
    let range = braces.valueRanges[index]
    let bytes = range.map { Array(leaf.text.bytes[$0]) } ?? Array(braces.attributes.pairs[index].value.utf8)
    return SourceText(bytes: bytes, lines: [(0, fileSpan(of: range ?? braces.range, in: leaf).start)])
  }

  /// One or two tildes by the rules for `*` (CommonMark 6.2).
  private func tildes(_ bytes: [UInt8], at start: Int) -> Piece? {
    let length = runLength(of: Byte.tilde, in: bytes, at: start)
    guard length <= 2 else { return nil }
    let before = start > 0 ? bytes[start - 1] : Byte.space
    let after = start + length < bytes.count ? bytes[start + length] : Byte.space
    let opens = !after.isWhitespace && (!after.isPunctuation || before.isWhitespace || before.isPunctuation)
    let closes = !before.isWhitespace && (!before.isPunctuation || after.isWhitespace || after.isPunctuation)
    guard opens || closes else { return nil }
    return (start..<start + length, .tildes(opens: opens, closes: closes))
  }

  /// `http://…`, `https://…` or `www.…` (GitHub's extended autolinks).
  private func address(_ bytes: [UInt8], at start: Int) -> Piece? {
    let rest = bytes[start...]
    let isWeb = rest.starts(with: "www.".utf8)
    if start > 0 {
      let before = bytes[start - 1]
      if isWeb ? !before.isWhitespace && !"*_~(".utf8.contains(before) : before.isLetter { return nil }
    }
    guard let scheme = ["http://", "https://", "www."].first(where: { rest.starts(with: $0.utf8) }) else { return nil }
    var end = start + (isWeb ? 0 : scheme.utf8.count)
    let domainStart = end
    var dots = 0
    while end < bytes.count,
      bytes[end].isLetter || bytes[end].isDigit || bytes[end] >= 0x80 || "-_.".utf8.contains(bytes[end])
    {
      if bytes[end] == Byte.dot { dots += 1 }
      end += 1
    }
    let domain = bytes[domainStart..<end].split(separator: Byte.dot, omittingEmptySubsequences: false)
    guard end > domainStart, bytes[domainStart] != Byte.dot,
      !isWeb || (dots > 0 && domain.count > 1 && !domain[1].isEmpty),
      !domain.suffix(2).contains(where: { $0.contains(UInt8(ascii: "_")) })
    else { return nil }
    // A bracket that the address did not open ends the text of a link.
    var brackets = 0
    while end < bytes.count, !bytes[end].isWhitespace, bytes[end] != Byte.less {
      if bytes[end] == Byte.openBracket { brackets += 1 }
      if bytes[end] == Byte.closeBracket { brackets -= 1 }
      guard brackets >= 0 else { break }
      end += 1
    }
    end = addressEnd(bytes, start..<end)
    guard end > domainStart else { return nil }
    let written = text(of: bytes[start..<end])
    return (start..<end, .address(isWeb ? "http://" + written : written))
  }

  /// The end of an address without the punctuation of the sentence around it.
  private func addressEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var surplus = 0
    for byte in bytes[range] {
      if byte == Byte.closeParenthesis { surplus += 1 }
      if byte == Byte.openParenthesis { surplus -= 1 }
    }
    while end > range.lowerBound {
      let last = bytes[end - 1]
      if "?!.,:*_~'\"".utf8.contains(last) {
        end -= 1
      } else if last == Byte.closeParenthesis, surplus > 0 {
        surplus -= 1
        end -= 1
      } else if last == UInt8(ascii: ";") {
        var start = end - 1
        while start > range.lowerBound, bytes[start - 1].isLetter || bytes[start - 1].isDigit { start -= 1 }
        let isEntity = start > range.lowerBound && start < end - 1 && bytes[start - 1] == UInt8(ascii: "&")
        end = isEntity ? start - 1 : end - 1
      } else {
        break
      }
    }
    return end
  }

  /// `name@example.org`.
  private func mail(_ bytes: [UInt8], at sign: Int) -> Piece? {
    var start = sign
    while start > end, isMailByte(bytes[start - 1]) || ".+".utf8.contains(bytes[start - 1]) { start -= 1 }
    var last = sign + 1
    while last < bytes.count, isMailByte(bytes[last]) || bytes[last] == Byte.dot { last += 1 }
    while last > sign, bytes[last - 1] == Byte.dot { last -= 1 }
    let domain = bytes[sign + 1..<max(last, sign + 1)]
    guard start < sign, domain.contains(Byte.dot), domain.first != Byte.dot, let final = domain.last,
      final.isLetter || final.isDigit
    else { return nil }
    return (start..<last, .address("mailto:" + text(of: bytes[start..<last])))
  }

  private func isMailByte(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || "-_".utf8.contains(byte) }
}
