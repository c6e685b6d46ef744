public import Source

/// An HTML file of the author's own with slots such as `{{body}}`, into which a page is put.
public struct PageTemplate: Sendable {
  /// A place for a part of the page.
  enum Slot: String, CaseIterable, Sendable {
    /// All that belongs into the element `head`: character set, policy, title and style sheets.
    case head
    /// The title, the line under it and other facts of the front matter, in plain words.
    case title, subtitle, author, date
    /// The language tag of the text, and its direction, `ltr` or `rtl`.
    case lang, dir
    /// The title as the page shows it, with the lines above and below it.
    case header
    /// The table of contents, and the links to the pages before, after and above.
    case toc, navigation
    /// The text.
    case body
    /// The line that names the file.
    case footer

    /// Whether there is no page without it.
    var isRequired: Bool { self == .head || self == .body }
  }

  /// A part of the file.
  enum Piece: Sendable {
    case text(String)
    case slot(Slot)
  }

  /// The parts in order; none when something is wrong.
  private(set) var pieces: [Piece] = []
  /// What is wrong, at its place in the file.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads a template.
  public init(_ file: SourceFile) {
    let html = file.bytes
    var places: [Slot: Span] = [:]
    var index = 0
    var textStart = 0
    while let open = html[index...].firstRange(of: Array("{{".utf8)) {
      guard let close = html[open.upperBound...].firstRange(of: Array("}}".utf8)),
        !html[open.upperBound..<close.lowerBound].contains(UInt8(ascii: "\n"))
      else {
        report("This slot is never closed", at: Span(open.lowerBound, open.upperBound), hint: "Write it as {{body}}")
        index = open.upperBound
        continue
      }
      let name = PageTemplate.trimmed(html[open.upperBound..<close.lowerBound])
      let span = Span(open.lowerBound, close.upperBound)
      index = close.upperBound
      guard let slot = Slot(rawValue: name) else {
        let names = Slot.allCases.map { $0.rawValue }
        let guess = suggestion(for: name, among: names)
        report(
          "There is no slot '\(name)'", at: span,
          hint: guess.map { "Did you mean {{\($0)}}?" } ?? "The slots are \(names.joined(separator: ", "))")
        continue
      }
      if slot.isRequired, places[slot] != nil {
        report("The slot {{\(name)}} stands twice", at: span, hint: "Keep one of the two")
      }
      places[slot] = places[slot] ?? span
      pieces.append(.text(String(decoding: html[textStart..<open.lowerBound], as: UTF8.self)))
      pieces.append(.slot(slot))
      textStart = index
    }
    pieces.append(.text(String(decoding: html[textStart...], as: UTF8.self)))
    for slot in Slot.allCases where slot.isRequired && places[slot] == nil {
      let tag = "</\(slot.rawValue)>"
      let end = html.firstRange(of: Array(tag.utf8)) ?? (html.count..<html.count)
      report(
        "The template has no slot {{\(slot.rawValue)}}", at: Span(end.lowerBound, end.upperBound),
        hint: "Write {{\(slot.rawValue)}} before \(tag)")
    }
    for problem in TemplateTags(html).problems(head: places[.head]?.start) {
      report(problem.message, at: problem.span, hint: problem.hint)
    }
    diagnostics.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    if !diagnostics.isEmpty { pieces = [] }
  }

  /// Whether the template has a place for a part.
  func places(_ slot: Slot) -> Bool {
    pieces.contains { piece in if case .slot(slot) = piece { true } else { false } }
  }

  private mutating func report(_ message: String, at span: Span, hint: String) {
    diagnostics.append(Diagnostic(.error, code: "template", message, at: span, hint: hint))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
