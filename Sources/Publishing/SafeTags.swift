import Markup

/// Raw HTML of authors: a few tags of text without attributes pass, and everything else is shown as text.
///
/// Tags are paired before anything is written, so that an open tag can never reach beyond its own paragraph.
struct SafeTags {
  private static let names: Set<String> = [
    "abbr", "b", "br", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
  ]

  /// What is open: the tag as written, its name, and what stands in it so far.
  private var open: [(written: String, name: String, content: [Markup])] = []
  private var closed: [Markup] = []

  /// Adds markup that is safe by itself.
  mutating func append(_ markup: Markup) {
    if open.isEmpty { closed.append(markup) } else { open[open.count - 1].content.append(markup) }
  }

  /// Adds one piece of raw HTML as it stands in the Markdown: a tag, a comment or anything else.
  mutating func append(raw: String) {
    switch SafeTags.read(raw) {
    case .opening("br"), .empty("br"): append(.tag("br"))
    case .opening(let name): open.append((raw, name, []))
    case .closing(let name):
      guard let depth = open.lastIndex(where: { $0.name == name }) else { return append(.text(raw)) }
      while open.count > depth + 1 { closeAsText() }
      let element = open.removeLast()
      append(.tag(name, [:], element.content))
    case .comment: break
    case .empty, .other: append(.text(raw))
    }
  }

  /// Adds a whole block of raw HTML.
  mutating func append(block: String) {
    var rest = Substring(block)
    while let start = rest.firstIndex(of: "<") {
      append(.text(String(rest[..<start])))
      let end = SafeTags.end(ofTag: rest[start...])
      append(raw: String(rest[start..<end]))
      rest = rest[end...]
    }
    append(.text(String(rest)))
  }

  /// What a piece of raw HTML is in plain text: nothing where a page has a tag or a comment, else the piece itself.
  static func plainText(of raw: String) -> String {
    switch read(raw) {
    case .opening("br"), .empty("br"): "\n"
    case .opening, .closing, .comment: ""
    case .empty, .other: raw
    }
  }

  /// All that was added; tags left open are shown as text.
  mutating func finished() -> [Markup] {
    while !open.isEmpty { closeAsText() }
    return closed
  }

  private mutating func closeAsText() {
    let element = open.removeLast()
    append(.text(element.written))
    for child in element.content { append(child) }
  }

  private enum Piece {
    case opening(String)
    case closing(String)
    case empty(String)
    case comment
    case other
  }

  /// Reads `<name>`, `</name>`, `<name/>` and `<!-- … -->`; a tag with attributes is `other`.
  private static func read(_ raw: String) -> Piece {
    if raw.hasPrefix("<!--"), raw.utf8.count >= 7, raw.hasSuffix("-->") { return .comment }
    guard raw.hasPrefix("<"), raw.hasSuffix(">"), raw.utf8.count > 2 else { return .other }
    var name = raw.dropFirst().dropLast()
    let isClosing = name.hasPrefix("/")
    if isClosing { name = name.dropFirst() }
    let isEmpty = name.hasSuffix("/")
    if isEmpty { name = name.dropLast() }
    while let last = name.last, last == " " { name = name.dropLast() }
    let lowercase = name.lowercased()
    guard names.contains(lowercase), !(isClosing && isEmpty) else { return .other }
    return isClosing ? .closing(lowercase) : isEmpty ? .empty(lowercase) : .opening(lowercase)
  }

  /// The index after the tag or comment that starts `text`, or after its first character when none does.
  private static func end(ofTag text: Substring) -> Substring.Index {
    guard text.hasPrefix("<!--") else {
      return text.firstIndex(of: ">").map { text.index(after: $0) } ?? text.index(after: text.startIndex)
    }
    var dashes = 0
    var index = text.index(text.startIndex, offsetBy: 4)
    while index < text.endIndex {
      if text[index] == ">", dashes >= 2 { return text.index(after: index) }
      dashes = text[index] == "-" ? dashes + 1 : 0
      index = text.index(after: index)
    }
    return text.index(after: text.startIndex)
  }
}
