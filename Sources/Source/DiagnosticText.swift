/// The parts of a diagnostic once its place is known as line and column, for any form of output.
public struct LocatedDiagnostic: Sendable {
  /// `lesson.md:4:1`, or only the file's name when there is no place.
  public var place: String
  /// The line of the file, when there is a place.
  public var line: Int?
  /// The text of that line.
  public var source: String
  /// What stands in `source` before the place, and at it.
  public var parts: (before: String, marked: String)
  /// `in f, called at lesson.md:7:3`, one for each running call.
  public var calls: [String]

  /// Blanks and carets that stand under `source`.
  ///
  /// - Parameter width: how many of them a text takes.
  public func carets(_ width: (String) -> Int) -> String {
    var carets = ""
    for (index, part) in parts.before.parts(at: UInt8(ascii: "\t")).enumerated() {
      // A tab stays a tab, however wide it is.
      if index > 0 { carets += "\t" }
      carets += String(repeating: " ", count: width(part))
    }
    return carets + String(repeating: "^", count: max(1, width(parts.marked)))
  }
}

extension LocatedDiagnostic {
  /// Leaves of a long source line what is around the place, with an ellipsis for what was cut.
  mutating func cut(to width: Int) {
    guard source.columns > width else { return }
    let after = String(decoding: source.bytes[(parts.before.utf8.count + parts.marked.utf8.count)...], as: UTF8.self)
    // A few columns of what follows say where the line goes on.
    let room = width - parts.marked.columns - min(12, after.columns)
    let before = LocatedDiagnostic.end(of: parts.before, max(width / 3, room))
    let rest = width - before.columns
    let marked = LocatedDiagnostic.start(of: parts.marked, rest)
    let tail = LocatedDiagnostic.start(of: after, rest - marked.columns)
    (source, parts) = (before + marked + tail, (before, marked))
  }

  /// As much of the start of a text as fits.
  private static func start(of text: String, _ width: Int) -> String {
    guard text.columns > width else { return text }
    var counter = ColumnCounter()
    var result = String.UnicodeScalarView()
    var total = 0
    for scalar in text.unicodeScalars {
      total += counter.columns(of: scalar)
      if total >= width { break }
      result.append(scalar)
    }
    return String(result) + (width > 0 ? "…" : "")
  }

  /// As much of the end of a text as fits.
  private static func end(of text: String, _ width: Int) -> String {
    guard text.columns > width else { return text }
    var scalars = text.scalars
    var total = text.columns
    while total >= width, !scalars.isEmpty { total -= scalars.removeFirst().columns }
    while let first = scalars.first, first.columns == 0 { scalars.removeFirst() }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return "…" + String(result)
  }
}

extension Diagnostic {
  /// Finds the file, the line, the column and the carets of this diagnostic.
  ///
  /// - Parameter hidesFolders: whether files are named without the folders they lie in.
  public func located(in text: SourceFile, hidesFolders: Bool = false) -> LocatedDiagnostic {
    func name(of file: SourceFile) -> String {
      hidesFolders ? file.name.parts(at: UInt8(ascii: "/")).last ?? file.name : file.name
    }
    let calls = calls.map { call in
      let (file, start) = text.origin(of: call.span.start)
      let place = file.location(of: start)
      return "in \(call.function), called at \(name(of: file)):\(place.line):\(place.column)"
    }
    guard let span else {
      return LocatedDiagnostic(place: name(of: text), line: nil, source: "", parts: ("", ""), calls: calls)
    }
    let (file, start) = text.origin(of: span.start)
    let location = file.location(of: start)
    let source = file.text(ofLine: location.line)
    // A span over several lines is marked to the end of its first one.
    let bytes = source.bytes
    let offset = min(start - file.offset(ofLine: location.line), bytes.count)
    let end = min(max(offset + span.end - span.start, offset), bytes.count)
    return LocatedDiagnostic(
      place: "\(name(of: file)):\(location.line):\(location.column)", line: location.line, source: source,
      parts: (
        String(decoding: bytes[0..<offset], as: UTF8.self), String(decoding: bytes[offset..<end], as: UTF8.self)
      ), calls: calls)
  }

  /// A source line longer than this is cut around the caret, wherever the text goes.
  private static let widestExcerpt = 400

  /// The diagnostic as lines of text with the source line and a caret, ending in a line feed.
  ///
  /// - Parameters:
  ///   - file: the file that it speaks of.
  ///   - style: whether and how it is coloured.
  ///   - width: the columns that the source line may fill; a longer one is cut to what is around the place. Nil for
  ///     as many as a file may have.
  public func text(in file: SourceFile, style: TerminalStyle = .plain, width: Int? = nil) -> String {
    var place = located(in: file)
    let colour: TerminalStyle.Look =
      switch severity {
      case .error: .red
      case .warning: .yellow
      }
    var text = "\(style(.bold, style(colour, severity.rawValue + ":"))) \(style(.bold, message))\n"
    func frame(_ sign: String) -> String { style(.cyan, sign) }
    func note(_ margin: String, _ name: String, _ words: String) -> String {
      "\(margin) \(frame("=")) \(name.isEmpty ? "" : style(.bold, name) + " ")\(words)\n"
    }
    guard let line = place.line else {
      text += " \(frame("-->")) \(place.place)\n"
      if let hint { text += note(" ", "hint:", hint) }
      return text
    }
    let number = "\(line)"
    let margin = String(repeating: " ", count: number.utf8.count)
    place.cut(to: (width ?? Diagnostic.widestExcerpt) - margin.utf8.count - 3)
    text += "\(margin)\(frame("-->")) \(place.place)\n"
    text += "\(frame(number + " |")) \(place.source)\n"
    text += "\(margin) \(frame("|")) \(style(colour, place.carets { $0.columns }))\n"
    for call in place.calls { text += note(margin, "", call) }
    if let hint { text += note(margin, "hint:", hint) }
    return text
  }
}
