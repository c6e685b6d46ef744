import Notebook
import Source

/// Where the links and images of a paragraph or heading stand; cmark cannot know, as it reads text with placeholders.
///
/// What may be a link is found by its brackets in one pass, linear in the text. Each link that cmark then reports takes
/// the next of these that it agrees with.
struct LinkPlaces {
  /// Brackets, with an address after them or not, or an address in angle brackets.
  private struct Candidate {
    var range: Range<Int>
    /// Where the text starts.
    var text: Int
    /// Where the address starts; nil where a definition elsewhere gives it.
    var destination: Int?
    var isImage: Bool
  }

  /// Parentheses inside each other in an address, as in cmark.
  private static let deepestParentheses = 32
  /// The length from which an address with its title is not looked at, so that the search stays linear.
  private static let longestAddress = 1000
  /// Links without a place after which the search is given up, so that it cannot take long.
  private static let mostFailures = 8

  private let source: SourceText
  private var candidates: [Candidate] = []
  private var next = 0
  /// Where the search for addresses goes on.
  private var searched = 0
  private var failures = 0

  /// The places in a text.
  init(_ source: SourceText) {
    self.source = source
    let bytes = source.bytes
    var ticks = BacktickRuns(bytes)
    var tags = HTMLTagScanner()
    var open: [Int] = []
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case Byte.backslash: offset += 2
      case Byte.backtick:
        var end = offset
        while end < bytes.count, bytes[end] == Byte.backtick { end += 1 }
        offset = ticks.next(length: end - offset, from: end).map { $0 + end - offset } ?? end
      case Byte.less:
        guard let end = tags.end(in: bytes, at: offset) else {
          offset += 1
          continue
        }
        candidates.append(
          Candidate(range: offset..<end, text: offset + 1, destination: offset + 1, isImage: false))
        offset = end
      case Byte.openBracket:
        open.append(offset)
        offset += 1
      case Byte.closeBracket:
        offset += 1
        guard let start = open.popLast() else { continue }
        let address = LinkPlaces.address(in: bytes, at: offset)
        let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
        let end = address?.end ?? LinkPlaces.labelEnd(in: bytes, at: offset)
        candidates.append(
          Candidate(
            range: (isImage ? start - 1 : start)..<end, text: start + 1, destination: address?.start, isImage: isImage))
        offset = end
      default: offset += 1
      }
    }
    candidates.sort { $0.text < $1.text }
  }

  /// The place in the file of the next link or image, by its address and the first text in it; nil when it is not found.
  mutating func place(isImage: Bool, destination: [UInt8], text: [UInt8]?) -> Span? {
    for index in candidates[next...].indices where agrees(candidates[index], isImage, destination, text) {
      next = index + 1
      let range = candidates[index].range
      return source.fileSpan(of: Span(range.lowerBound, range.upperBound))
    }
    failures += 1
    if failures == LinkPlaces.mostFailures { next = candidates.count }
    return nil
  }

  /// The place in the file of the next address that stands in the text as it is.
  mutating func place(ofAddress address: [UInt8]) -> Span? {
    guard failures < LinkPlaces.mostFailures, let first = address.first else { return nil }
    var offset = searched
    while offset + address.count <= source.bytes.count {
      if source.bytes[offset] == first, source.bytes[offset..<offset + address.count].elementsEqual(address) {
        searched = offset + address.count
        return source.fileSpan(of: Span(offset, searched))
      }
      offset += 1
    }
    failures += 1
    return nil
  }

  private func agrees(_ candidate: Candidate, _ isImage: Bool, _ destination: [UInt8], _ text: [UInt8]?) -> Bool {
    guard candidate.isImage == isImage else { return false }
    guard let start = candidate.destination else {
      guard let text, let first = text.first, candidate.text < source.bytes.count else { return true }
      let written = source.bytes[candidate.text]
      return written == first || written == Byte.backslash || written == UInt8(ascii: "&")
    }
    // An address of mail gets a scheme.
    let isMail = destination.starts(with: "mailto:".utf8) && !source.bytes[start...].starts(with: "mailto:".utf8)
    for (index, byte) in destination.dropFirst(isMail ? 7 : 0).enumerated() {
      guard start + index < source.bytes.count else { return false }
      let written = source.bytes[start + index]
      // What follows was written in another way than it reads.
      if written == Byte.backslash || written == UInt8(ascii: "&") { return true }
      if written != byte { return false }
    }
    return true
  }

  /// Where the address in parentheses starts and where they end; nil when they are not there or hold anything else.
  private static func address(in text: [UInt8], at open: Int) -> (start: Int, end: Int)? {
    guard open < text.count, text[open] == Byte.openParenthesis else { return nil }
    let bytes = text[open...].prefix(longestAddress)
    func skipBlanks(_ offset: inout Int) {
      while offset < bytes.endIndex, bytes[offset].isWhitespace { offset += 1 }
    }
    /// Goes to the next of some bytes that no backslash escapes.
    func skip(_ offset: inout Int, to ends: (UInt8) -> Bool) {
      while offset < bytes.endIndex, !ends(bytes[offset]) { offset += bytes[offset] == Byte.backslash ? 2 : 1 }
    }
    var offset = open + 1
    skipBlanks(&offset)
    var start = offset
    if offset < bytes.endIndex, bytes[offset] == Byte.less {
      start += 1
      skip(&offset) { $0 == Byte.greater || $0 == Byte.lineFeed }
      offset += 1
    } else {
      var depth = 0
      skip(&offset) { byte in
        if byte == Byte.openParenthesis { depth += 1 }
        if byte == Byte.closeParenthesis { depth -= 1 }
        return byte.isWhitespace || depth < 0 || depth > deepestParentheses
      }
    }
    skipBlanks(&offset)
    if offset < bytes.endIndex, "\"'(".utf8.contains(bytes[offset]) {
      let close = bytes[offset] == Byte.openParenthesis ? Byte.closeParenthesis : bytes[offset]
      offset += 1
      skip(&offset) { $0 == close }
      offset += 1
      skipBlanks(&offset)
    }
    return offset < bytes.endIndex && bytes[offset] == Byte.closeParenthesis ? (start, offset + 1) : nil
  }

  /// The end of a label in brackets that names a definition; the offset itself when there is none.
  private static func labelEnd(in bytes: [UInt8], at open: Int) -> Int {
    guard open < bytes.count, bytes[open] == Byte.openBracket else { return open }
    // Names of links have at most 999 characters (CommonMark 4.7).
    let end = bytes[(open + 1)...].prefix(999).firstIndex { $0 == Byte.closeBracket || $0 == Byte.openBracket }
    guard let end, bytes[end] == Byte.closeBracket else { return open }
    return end + 1
  }
}
