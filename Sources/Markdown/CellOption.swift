import Notebook
import Source

/// An option of a cell: its name, what it expects and what it does.
struct CellOption: Sendable {
  /// The name as authors write it.
  var name: String
  /// What its value must be, in words.
  var expected: String
  /// Whether it may also stand under `execute:` in the front matter, for all cells.
  var isDefault = false
  /// Sets the option; false when the value has another type.
  var set: @Sendable (YAMLValue, Reading, inout CellOptions) -> Bool

  /// Every option there is; Quarto's names.
  static let all: [CellOption] =
    [
      CellOption(name: "label", expected: "a name without blanks") { value, _, options in
        guard let name = value.string, !name.isEmpty, !name.contains(where: \.isWhitespace) else { return false }
        options.label = name
        return true
      },
      CellOption(name: "echo", expected: "true, false or fold", isDefault: true) { value, _, options in
        switch (value.boolean, value.string) {
        case (true?, _): options.echo = .shown
        case (false?, _): options.echo = .hidden
        case (nil, "fold"): options.echo = .folded
        default: return false
        }
        return true
      },
      boolean("eval", isDefault: true) { $1.runs = $0 },
      CellOption(name: "output", expected: "true, false or asis", isDefault: true) { value, _, options in
        switch (value.boolean, value.string) {
        case (true?, _): options.output = .shown
        case (false?, _): options.output = .hidden
        case (nil, "asis"): options.output = .asIs
        default: return false
        }
        return true
      },
      boolean("warning", isDefault: true) { $1.showsWarnings = $0 },
      boolean("error", isDefault: true) { $1.allowsFailure = $0 },
      boolean("include") { $1.isIncluded = $0 },
      inlines("fig-cap") { $1.figureCaption = $0 },
      CellOption(name: "fig-alt", expected: "text") { value, reading, options in
        guard let source = value.source else { return false }
        // Without words the figure keeps the description that is made from its data.
        options.figureDescription = reading.inlines(of: source)
        reading.parts.append(PlacedPart(.description(options.figureDescription), at: value.span))
        return true
      },
      boolean("fig-table", isDefault: true) { $1.showsFigureData = $0 },
      inlines("tbl-cap") { $1.tableCaption = $0 },
      length("fig-width") { $1.figureWidth = $0 },
      length("fig-height") { $1.figureHeight = $0 },
      CellOption(name: "classes", expected: "a name or a list of names") { value, _, options in
        guard let names = value.strings else { return false }
        options.classes = names.flatMap { $0.split(separator: " ").map { String($0) } }
        return true
      },
    ] + ofExercises

  private static func inlines(
    _ name: String, _ set: @escaping @Sendable ([Inline], inout CellOptions) -> Void
  ) -> CellOption {
    CellOption(name: name, expected: "text") { value, reading, options in
      guard let source = value.source else { return false }
      set(reading.inlines(of: source), &options)
      return true
    }
  }

  private static func boolean(
    _ name: String, isDefault: Bool = false, _ set: @escaping @Sendable (Bool, inout CellOptions) -> Void
  ) -> CellOption {
    CellOption(name: name, expected: "true or false", isDefault: isDefault) { value, _, options in
      guard let boolean = value.boolean else { return false }
      set(boolean, &options)
      return true
    }
  }

  private static func length(
    _ name: String, _ set: @escaping @Sendable (Double, inout CellOptions) -> Void
  ) -> CellOption {
    CellOption(name: name, expected: "a number of inches above 0, at most 100") { value, _, options in
      guard let inches = value.number, inches > 0, inches <= 100 else { return false }
      set(inches, &options)
      return true
    }
  }
}

/// The lines `#| key: value` at the top of a cell.
struct CellOptionLines {
  /// How many lines they are.
  private(set) var count = 0
  /// What stands after the prefixes.
  private(set) var yaml = SourceText(bytes: [], lines: [])

  /// Finds the option lines of a cell.
  init(_ code: SourceText) {
    for line in code.lines.indices {
      let range = code.range(ofLine: line)
      var rest = code.bytes[range]
      rest = rest.drop { $0.isBlank }
      guard rest.starts(with: Array("#|".utf8)) || rest.starts(with: Array("%|".utf8)) else { break }
      rest = rest.dropFirst(2)
      if rest.first == Byte.space { rest = rest.dropFirst() }
      if count > 0 { yaml.bytes.append(Byte.lineFeed) }
      yaml.lines.append((code: yaml.bytes.count, file: code.fileOffset(of: rest.startIndex)))
      yaml.bytes += rest
      count += 1
    }
  }
}

extension Reading {
  /// The options of a cell: the document's defaults, then the fence's label, then the option lines.
  func options(in lines: CellOptionLines, label: String?) -> CellOptions {
    var options = cellDefaults
    options.label = label
    guard lines.count > 0, let root = YAMLText(lines.yaml).value(of: "This option line", self), !root.isNull else {
      return options
    }
    guard let entries = root.entries else {
      error("cell-option", "An option line holds a key and a value", at: root.span, hint: "Write #| key: value")
      return options
    }
    for (key, value) in entries {
      let name = key.string ?? ""
      guard let option = CellOption.all.first(where: { $0.name == name }) else {
        let guess = suggestion(for: name, among: CellOption.all.map { $0.name })
        warning(
          "unknown-option", "There is no cell option '\(name)'", at: key.span,
          hint: guess.map { "Did you mean '\($0)'?" }
            ?? "The options are \(CellOption.all.map { $0.name }.joined(separator: ", "))")
        continue
      }
      apply(option, value, at: key, to: &options)
    }
    return options
  }

  /// Sets one option or reports what it expects.
  func apply(_ option: CellOption, _ value: YAMLValue, at key: YAMLValue, to options: inout CellOptions) {
    guard !option.set(value, self, &options) else { return }
    error(
      "option-type", "The option '\(option.name)' expects \(option.expected)",
      at: value.isNull ? key.span : value.span, hint: "Write \(option.name): followed by \(option.expected)")
  }
}
