/// The parts of a diagnostic once its place is known as line and column, for any form of output.
public struct LocatedDiagnostic: Sendable {
  /// `lesson.md:4:1`, or only the file's name when there is no place.
  public var place: String
  /// The line of the file, when there is a place.
  public var line: Int?
  /// The text of that line.
  public var source: String
  /// Blanks and carets that stand under `source`.
  public var carets: String
  /// `in f, called at lesson.md:7:3`, one for each running call.
  public var calls: [String]
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
      return LocatedDiagnostic(place: name(of: text), line: nil, source: "", carets: "", calls: calls)
    }
    let (file, start) = text.origin(of: span.start)
    let location = file.location(of: start)
    let source = file.text(ofLine: location.line)
    let end = file.location(of: start + span.end - span.start)
    // A span over several lines is marked to the end of its first one.
    let length =
      end.line == location.line ? end.column - location.column : source.characters.count - location.column + 1
    var carets = ""
    for character in source.characters.prefix(location.column - 1) { carets.append(character == "\t" ? "\t" : " ") }
    carets += String(repeating: "^", count: max(1, length))
    return LocatedDiagnostic(
      place: "\(name(of: file)):\(location.line):\(location.column)", line: location.line, source: source,
      carets: carets,
      calls: calls)
  }

  /// The diagnostic as lines of text with the source line and a caret, ending in a line feed.
  public func text(in file: SourceFile) -> String {
    let place = located(in: file)
    var text = "\(severity.rawValue): \(message)\n"
    if let line = place.line {
      let number = "\(line)"
      let margin = String(repeating: " ", count: number.utf8.count)
      text += "\(margin)--> \(place.place)\n"
      text += "\(number) | \(place.source)\n"
      text += "\(margin) | \(place.carets)\n"
      for call in place.calls { text += "\(margin) = \(call)\n" }
      if let hint { text += "\(margin) = hint: \(hint)\n" }
    } else {
      text += " --> \(place.place)\n"
      if let hint { text += "  = hint: \(hint)\n" }
    }
    return text
  }
}
