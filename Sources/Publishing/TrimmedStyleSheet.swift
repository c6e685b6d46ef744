/// A style sheet without the rules that nothing in a page can match, because their classes do not occur in it: the page
/// of a lesson uses about half of all rules.
///
/// The sheet must be compacted, without rules inside of rules, and its strings must hold no braces.
struct TrimmedStyleSheet {
  /// The CSS that is left.
  private(set) var text = ""

  private let css: [UInt8]
  private let words: Set<[UInt8]>
  private let computes: Bool
  private var index = 0

  /// The classes that only the author's text gives to elements, and never a result that the engine writes later.
  static let ofText: Set<String> = [
    "abstract", "answers", "bare", "caution", "colophon", "contents", "course", "equation", "eqno", "facts",
    "important", "lessons", "neighbours", "noted", "part", "proof", "question", "side", "stated", "task", "thm", "tip",
  ]

  /// Keeps the rules whose classes are among some words.
  ///
  /// - Parameter computes: whether the page's engine will write results, of whose classes nothing is known.
  init(_ css: String, for words: Set<[UInt8]>, computes: Bool = false) {
    self.css = Array(css.utf8)
    self.words = words
    self.computes = computes
    var output: [UInt8] = []
    readRules(into: &output)
    text = String(decoding: output, as: UTF8.self)
  }

  /// The classes of a page, and all words of its scripts, which may give elements other classes.
  static func words(of page: [UInt8], scripts: [PageScript]) -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    let mark = Array("class=\"".utf8)
    var index = 0
    while index + mark.count < page.count {
      // Two bytes first: few places get to the comparison of all.
      guard page[index] == mark[0], page[index + 5] == mark[5], page[index..<index + mark.count].elementsEqual(mark)
      else {
        index += 1
        continue
      }
      let start = index + mark.count
      let end = page[start...].firstIndex(of: UInt8(ascii: "\"")) ?? page.count
      for name in page[start..<end].split(separator: UInt8(ascii: " ")) { words.insert(Array(name)) }
      index = end
    }
    for script in scripts {
      for word in script.text.utf8.split(whereSeparator: { !isNameByte($0) }) { words.insert(Array(word)) }
    }
    return words
  }

  /// Reads rules up to the end of the sheet or of the block they stand in.
  private mutating func readRules(into output: inout [UInt8]) {
    while index < css.count, css[index] != UInt8(ascii: "}") {
      let start = index
      while index < css.count, css[index] != UInt8(ascii: "{") { index += 1 }
      let prelude = css[start..<index]
      index += 1
      if prelude.starts(with: "@media".utf8) || prelude.starts(with: "@supports".utf8) {
        var inner: [UInt8] = []
        readRules(into: &inner)
        if !inner.isEmpty { output += prelude + "{".utf8 + inner + "}".utf8 }
      } else {
        let body = index
        // Other blocks with a name of their own, such as a page's, may hold blocks, and stay as they are.
        var depth = 1
        while index < css.count {
          if css[index] == UInt8(ascii: "{") { depth += 1 }
          if css[index] == UInt8(ascii: "}") { depth -= 1 }
          if depth == 0 { break }
          index += 1
        }
        let selectors = prelude.first == UInt8(ascii: "@") ? Array(prelude) : kept(prelude)
        if !selectors.isEmpty { output += selectors + "{".utf8 + css[body..<index] + "}".utf8 }
      }
      index += 1
    }
  }

  /// The selectors of a list that can match.
  private func kept(_ list: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var start = list.startIndex
    var depth = 0
    for place in list.indices + [list.endIndex] {
      let isEnd = place == list.endIndex
      if !isEnd, list[place] == UInt8(ascii: "(") { depth += 1 }
      if !isEnd, list[place] == UInt8(ascii: ")") { depth -= 1 }
      guard isEnd || depth == 0 && list[place] == UInt8(ascii: ",") else { continue }
      if canMatch(list[start..<place]) { kept += (kept.isEmpty ? [] : [UInt8(ascii: ",")]) + list[start..<place] }
      start = place + 1
    }
    return kept
  }

  /// Whether all classes of a selector occur; those in brackets are choices and exceptions.
  private func canMatch(_ selector: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    var place = selector.startIndex
    while place < selector.endIndex {
      switch selector[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ".") where depth == 0:
        let name = selector[(place + 1)...].prefix { Self.isNameByte($0) }
        if !words.contains(Array(name)), !computes || TrimmedStyleSheet.isOfText(name) { return false }
        place += name.count
      default: break
      }
      place += 1
    }
    return true
  }

  private static func isOfText(_ name: ArraySlice<UInt8>) -> Bool {
    // Formulas of TeX are typeset when the page is made.
    name.starts(with: "tex-".utf8) || ofText.contains(String(decoding: name, as: UTF8.self))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
