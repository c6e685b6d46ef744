import Source

/// The line that opens a code block.
struct Fence {
  /// A backtick or a tilde.
  var character: UInt8
  /// How many of them.
  var length: Int
  /// The fence without its info string.
  var text: String { String(repeating: character == Byte.tilde ? "~" : "`", count: length) }

  /// The fence at a place; nil for an indented code block, whose first line may look like one.
  init?(at place: Span, in file: SourceFile, literal: [UInt8], info: String) {
    let line = file.bytes[place.start..<max(place.start, place.end)]
    guard let first = line.first, first == Byte.backtick || first == Byte.tilde else { return nil }
    character = first
    length = line.prefix { $0 == first }.count
    let isIndentedCode = info.isEmpty && literal.prefix { $0 != Byte.lineFeed }.elementsEqual(line)
    if length < 3 || isIndentedCode { return nil }
  }
}

/// What the info string after a fence says.
enum FenceInfo {
  /// Code to show, in a language or none.
  case language(String)
  /// `{{name}}`: a cell to show with its fence.
  case literal(String)
  /// A math cell.
  case cell(name: String, label: String?, hasOptions: Bool)
  /// A cell of a language that does not run.
  case unknown(String)

  /// Reads an info string.
  init(_ info: String) {
    let words = info.split { $0 == " " || $0 == "\t" }
    guard let first = words.first, first.hasPrefix("{") else {
      self = .language(words.first.map { String($0) } ?? "")
      return
    }
    if info.hasPrefix("{{"), let end = info.firstIndex(of: "}") {
      self = .literal(String(info[info.index(info.startIndex, offsetBy: 2)..<end]))
      return
    }
    let inside = info.dropFirst().prefix { $0 != "}" }
    let parts = inside.split { $0 == " " || $0 == "\t" || $0 == "," }.map { String($0) }
    if let language = parts.first(where: { $0.hasPrefix(".") }) {
      // Pandoc's attributes: code to show.
      self = .language(String(language.dropFirst()))
      return
    }
    let name = parts.first ?? ""
    guard runnableNames.contains(name) else {
      self = .unknown(name)
      return
    }
    let label = parts.dropFirst().first { !$0.contains("=") }
    let hasOptions = parts.contains { $0.contains("=") }
    self = .cell(name: name, label: label, hasOptions: hasOptions)
  }
}
