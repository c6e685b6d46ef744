import Source

/// A notebook in which each line `{{< include _part.md >}}` has been replaced by the file that it names.
///
/// The lines are found before Markdown is read, in the text outside of fenced code. What is included stands there as
/// though its author had written it there, without its front matter; its places stay those of its own file.
struct Inclusion {
  /// Files inside each other beyond which no more are included.
  static let deepestNesting = 20
  /// Bytes beyond which no more are included: a few files can include each other's copies without end.
  static let largestText = 1 << 20

  /// Gives the file at a path that is written in another file.
  typealias Source = (_ path: String, _ from: SourceFile) throws(Failure) -> SourceFile

  /// What is wrong with a line, at its place in the text.
  struct Problem {
    var code: String
    var message: String
    var span: Span
    var hint: String?
  }

  /// The text.
  private(set) var file: SourceFile
  /// What is wrong, in order.
  private(set) var problems: [Problem] = []

  private let included: Source
  private var parts: [(file: SourceFile, range: Range<Int>)] = []
  private var length = 0
  /// Whether the text has reached its length, so that all further lines stay as they are.
  private var isFull = false
  /// The files that are being read, outermost first.
  private var open: [String]

  init(_ file: SourceFile, included: @escaping Source) {
    self.file = file
    self.included = included
    open = [Inclusion.plainPath(file.name)]
    guard file.bytes.hasPart(Shortcode.open) else { return }
    append(file, from: 0)
    if parts.count > 1 { self.file = SourceFile(name: file.name, joining: parts) }
  }

  /// Appends a file from an offset on, and what it includes.
  private mutating func append(_ file: SourceFile, from start: Int) {
    var kept = start
    var fence: ArraySlice<UInt8>?
    for line in Inclusion.lines(of: file.bytes, from: start) {
      let text = file.bytes[trimmed(file.bytes, line)]
      let indentation = file.bytes[line].prefix { $0.isBlank }.count
      if let opener = fence {
        let isEnd = text.starts(with: opener) && text.allSatisfy { $0 == opener.first } && indentation < 4
        if isEnd { fence = nil }
        continue
      }
      fence = indentation < 4 ? Inclusion.fence(text) : nil
      guard fence == nil, text.starts(with: Shortcode.open) else { continue }
      let place = Span(length + text.startIndex - kept, length + text.endIndex - kept)
      guard let shortcode = Shortcode(text) else {
        report(
          "shortcode", "This is no shortcode", at: place, hint: "Write {{< include _part.md >}} on a line of its own")
        continue
      }
      guard let part = read(shortcode, in: file, at: place, indentation) else { continue }
      take(file, kept..<text.startIndex)
      open.append(Inclusion.plainPath(part.name))
      append(part, from: Inclusion.bodyStart(of: part.bytes))
      open.removeLast()
      kept = text.endIndex
    }
    // The line of the shortcode brings the line end of what stands in its place.
    var end = file.bytes.count
    if open.count > 1, end > kept, file.bytes[end - 1] == Byte.lineFeed { end -= 1 }
    if open.count > 1, end > kept, file.bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    take(file, kept..<max(kept, end))
  }

  private mutating func take(_ file: SourceFile, _ range: Range<Int>) {
    parts.append((file, range))
    length += range.count
  }

  /// The file that a shortcode names, or nil after saying why there is none.
  private mutating func read(
    _ shortcode: Shortcode, in file: SourceFile, at place: Span, _ indentation: Int
  ) -> SourceFile? {
    guard !isFull else { return nil }
    guard shortcode.name == "include" else {
      let guess = suggestion(for: shortcode.name, among: ["include"])
      report(
        "shortcode", "There is no shortcode '\(shortcode.name)'", at: place,
        hint: guess.map { "Did you mean '\($0)'?" } ?? "The only one is {{< include _part.md >}}")
      return nil
    }
    guard let path = shortcode.argument else {
      report(
        "include", "A file is included by its path alone", at: place,
        hint: "Write {{< include _part.md >}}; put a path with blanks in quotes")
      return nil
    }
    guard indentation == 0 else {
      report(
        "include", "A file is not included in a list, a quotation or code", at: place,
        hint: "Let the line start at the left margin")
      return nil
    }
    let part: SourceFile
    do throws(Failure) {
      part = try included(path, file)
    } catch {
      report("include", error.message, at: place, hint: error.hint)
      return nil
    }
    let names = open.map { $0.split(separator: "/").last.map { String($0) } ?? $0 }
    if let first = open.firstIndex(of: Inclusion.plainPath(part.name)) {
      let circle = (names[first...] + [names[first]]).joined(separator: " includes ")
      report("include", "This file would include itself: \(circle)", at: place, hint: "Remove one of these lines")
      return nil
    }
    guard open.count <= Inclusion.deepestNesting, length + part.bytes.count <= Inclusion.largestText else {
      isFull = open.count <= Inclusion.deepestNesting
      report(
        "include",
        open.count > Inclusion.deepestNesting
          ? "Files include each other more than \(Inclusion.deepestNesting) levels deep"
          : "What is included is longer than \(Inclusion.largestText >> 20) MB", at: place,
        hint: "Include less")
      return nil
    }
    return part
  }

  private mutating func report(_ code: String, _ message: String, at place: Span, hint: String?) {
    problems.append(Problem(code: code, message: message, span: place, hint: hint))
  }

  /// The ranges of the lines, without their line feeds.
  private static func lines(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var offset = start
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: Byte.lineFeed) ?? bytes.count
      lines.append(offset..<end)
      offset = end + 1
    }
    return lines
  }

  /// The characters that open fenced code on a line.
  private static func fence(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, first == Byte.backtick || first == Byte.tilde else { return nil }
    let run = text.prefix { $0 == first }
    let isCodeSpan = first == Byte.backtick && text.dropFirst(run.count).contains(Byte.backtick)
    return run.count < 3 || isCodeSpan ? nil : run
  }

  /// Where the text starts after a byte order mark and the front matter.
  private static func bodyStart(of bytes: [UInt8]) -> Int {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = lines(of: bytes, from: start)
    func isMark(_ line: Range<Int>, _ mark: String) -> Bool { bytes[trimmed(bytes, line)].elementsEqual(mark.utf8) }
    guard let first = lines.first, isMark(first, "---"), lines.count > 1, !trimmed(bytes, lines[1]).isEmpty,
      let end = lines.dropFirst().first(where: { isMark($0, "---") || isMark($0, "...") })
    else { return start }
    return min(end.upperBound + 1, bytes.count)
  }

  /// A path without `.` and with `..` taken back, so that one file has one name.
  private static func plainPath(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

/// `{{< name argument >}}` on a line of its own, as in Quarto.
private struct Shortcode {
  static let open = Array("{{<".utf8)

  /// The word after the braces.
  var name: String
  /// What follows it, without quotes; nil when that is nothing or more than one word.
  var argument: String?

  init?(_ text: ArraySlice<UInt8>) {
    let end = Array(">}}".utf8)
    guard text.count >= 6, text.suffix(3).elementsEqual(end) else { return nil }
    let inside = String(decoding: text.dropFirst(3).dropLast(3), as: UTF8.self)
    let words = inside.split { $0 == " " || $0 == "\t" }
    guard let first = words.first else { return nil }
    name = String(first)
    let rest = inside.drop { $0 == " " || $0 == "\t" }.dropFirst(first.count).drop { $0 == " " || $0 == "\t" }
    var written = rest
    while let last = written.last, last == " " || last == "\t" { written = written.dropLast() }
    if written.count > 2, let quote = written.first, quote == "\"" || quote == "'", written.last == quote {
      argument = String(written.dropFirst().dropLast())
    } else {
      argument = words.count == 2 ? String(words[1]) : nil
    }
  }
}
