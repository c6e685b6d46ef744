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

  /// The diagnostic as lines of text with the source line and a caret, ending in a line feed.
  ///
  /// - Parameters:
  ///   - file: the file that it speaks of.
  ///   - style: whether and how it is coloured.
  public func text(in file: SourceFile, style: TerminalStyle = .plain) -> String {
    let place = located(in: file)
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
    text += "\(margin)\(frame("-->")) \(place.place)\n"
    text += "\(frame(number + " |")) \(place.source)\n"
    text += "\(margin) \(frame("|")) \(style(colour, place.carets { $0.columns }))\n"
    for call in place.calls { text += note(margin, "", call) }
    if let hint { text += note(margin, "hint:", hint) }
    return text
  }
}
