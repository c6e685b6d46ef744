import Notebook
import Source

/// The lines of the front matter of a text.
struct FrontMatterLines {
  /// The YAML between the lines of hyphens.
  var yaml: SourceText
  /// The line, from 0, on which the body starts.
  var bodyLine: Int

  /// Finds the front matter; nil if there is none. One that is never closed is reported and read as body.
  init?(_ source: SourceText, _ reading: Reading) {
    func isMark(_ line: Int, _ marks: [String]) -> Bool {
      var bytes = source.bytes[source.range(ofLine: line)]
      while let last = bytes.last, last.isBlank { bytes = bytes.dropLast() }
      return marks.contains { bytes.elementsEqual($0.utf8) }
    }
    guard isMark(0, ["---"]), source.lines.count > 1, !isMark(1, [""]) else { return nil }
    guard let end = source.lines.indices.dropFirst().first(where: { isMark($0, ["---", "..."]) }) else {
      let first = source.bytes[source.range(ofLine: 1)]
      let key = first.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
      if !key.isEmpty, first.dropFirst(key.count).first == Byte.colon {
        let start = source.fileOffset(of: 0)
        reading.error(
          "unclosed-front-matter", "The front matter is never closed", at: Span(start, start + 3),
          hint: "Put a line with only --- after it")
      }
      return nil
    }
    yaml = source.taking(lines: 1..<end)
    bodyLine = end + 1
  }
}

/// A key of the front matter: its name, what it expects and what it does.
private struct FrontMatterKey: Sendable {
  /// The name as authors write it.
  var name: String
  /// What its value must be, in words.
  var expected: String
  /// Sets the fact; false when the value has another type.
  var set: @Sendable (YAMLValue, Reading, inout FrontMatter) -> Bool

  /// Every key that is read, in the order in which inline values in them run; first what bears on how text is read.
  static let all: [FrontMatterKey] = [
    FrontMatterKey(name: "lang", expected: "a language tag such as en or de-AT") { value, reading, matter in
      guard let tag = value.string, !tag.isEmpty,
        tag.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
      else { return false }
      matter.language = tag
      reading.language = tag
      reading.parts.append(PlacedPart(.language(tag), at: value.span))
      return true
    },
    FrontMatterKey(name: "dir", expected: "ltr or rtl") { value, _, matter in
      guard let direction = value.string.flatMap({ FrontMatter.Direction(rawValue: $0) }) else { return false }
      matter.direction = direction
      return true
    },
    FrontMatterKey(name: "smart", expected: "true or false") { value, reading, _ in
      guard let isSmart = value.boolean else { return false }
      reading.isSmart = isSmart
      return true
    },
    inlines("title") { $1.title = $0 },
    inlines("subtitle") { $1.subtitle = $0 },
    FrontMatterKey(name: "author", expected: "a name or a list of names") { value, _, matter in
      var names: [String] = []
      for author in value.elements ?? [value] {
        guard let name = (author["name"] ?? author).string else { return false }
        names.append(name)
      }
      matter.author = names.joined(separator: ", ")
      return true
    },
    FrontMatterKey(name: "date", expected: "text") { value, _, matter in
      guard let date = value.string else { return false }
      matter.date = date
      return true
    },
    inlines("abstract") { $1.abstract = $0 },
    boolean("toc") { $1.showsContents = $0 },
    boolean("number-sections") { $1.numbersSections = $0 },
    boolean("live") { $1.isLive = $0 },
    FrontMatterKey(name: "seed", expected: "a whole number from 0") { value, _, matter in
      guard let seed = value.natural else { return false }
      matter.seed = seed
      return true
    },
    FrontMatterKey(name: "macros", expected: "names and bodies such as R: '\\mathbb{R}', indented below it") {
      value, reading, matter in
      guard let entries = value.entries else { return false }
      for (key, value) in entries { reading.macro(key, value).map { matter.macros.append($0) } }
      return true
    },
    FrontMatterKey(
      name: "format", expected: "a form such as html, or forms and keys such as css: FILE, indented below it"
    ) {
      value, reading, matter in
      guard value.string != nil || value.elements != nil || value.entries != nil else { return false }
      matter.format = PageFormat(value, for: reading.audience.form) { message, place, hint in
        reading.error("front-matter-type", message, at: place, hint: hint)
      }
      return true
    },
    FrontMatterKey(name: "execute", expected: "options such as echo: false, indented below it") {
      value, reading, matter in
      guard let entries = value.entries else { return false }
      for (key, value) in entries {
        guard let option = CellOption.all.first(where: { $0.isDefault && $0.name == key.string }) else { continue }
        reading.apply(option, value, at: key, to: &matter.cellDefaults)
      }
      return true
    },
  ]

  private static func inlines(
    _ name: String, _ set: @escaping @Sendable ([Inline], inout FrontMatter) -> Void
  ) -> FrontMatterKey {
    FrontMatterKey(name: name, expected: "text") { value, reading, matter in
      guard let source = value.source else { return false }
      set(reading.inlines(of: source), &matter)
      if name == "title" { reading.parts.append(PlacedPart(.title, at: value.span)) }
      return true
    }
  }

  private static func boolean(
    _ name: String, _ set: @escaping @Sendable (Bool, inout FrontMatter) -> Void
  ) -> FrontMatterKey {
    FrontMatterKey(name: name, expected: "true or false") { value, _, matter in
      guard let boolean = value.boolean else { return false }
      set(boolean, &matter)
      return true
    }
  }
}

extension Reading {
  /// A macro: a name with a body, or with a list of a body and a number of arguments.
  fileprivate func macro(_ key: YAMLValue, _ value: YAMLValue) -> MacroDefinition? {
    let written = key.string ?? ""
    let name = written.hasPrefix("\\") ? String(written.dropFirst()) : written
    guard !name.isEmpty, name.utf8.allSatisfy({ $0.isLetter }) else {
      error(
        "macro-name", "'\(written)' is no name of a macro", at: key.span,
        hint: "A name has letters only, with or without a backslash")
      return nil
    }
    if let body = value.string { return MacroDefinition(name: name, body: body) }
    if let parts = value.elements, parts.count == 2, let body = parts[0].string, let count = parts[1].natural,
      count < 10
    {
      return MacroDefinition(name: name, body: body, parameters: Int(count))
    }
    error(
      "macro-body", "The macro '\(name)' expects TeX, or a list of TeX and a number of arguments from 0 to 9",
      at: value.span, hint: "Write \(name): '\\mathbf{#1}' or \(name): ['\\mathbf{#1}', 1]")
    return nil
  }

  /// What the front matter says; keys that are not known are left alone.
  func frontMatter(_ yaml: SourceText) -> FrontMatter {
    var matter = FrontMatter()
    guard let root = YAMLText(yaml).value(of: "The front matter", self), !root.isNull else { return matter }
    guard let entries = root.entries else {
      error(
        "front-matter", "The front matter holds keys and values", at: root.span,
        hint: "Write lines such as title: Waves")
      return matter
    }
    for key in FrontMatterKey.all {
      guard let entry = entries.first(where: { $0.key.string == key.name }), !entry.value.isNull else { continue }
      if !key.set(entry.value, self, &matter) {
        error(
          "front-matter-type", "The key '\(key.name)' expects \(key.expected)", at: entry.key.span,
          hint: "Write \(key.name): followed by \(key.expected)")
      }
    }
    return matter
  }
}
