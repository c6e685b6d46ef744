public import Markup
public import Source

extension Diagnostic {
  /// The diagnostic as a block of the page: an icon whose outline tells errors from warnings, the word itself, the
  /// message, the place, the source line with its caret, the calls that led there, and the hint.
  public func markup(in file: SourceFile) -> Markup {
    // The folder that the file lay in says nothing to the page's readers.
    let located = located(in: file, hidesFolders: true)
    var parts: [Markup] = [
      .tag(
        "p", [:],
        [
          .tag("b", [:], [.text("\(word).")]), .text(" \(message) "),
          .tag("span", ["class": "place"], [.text("(\(located.place))")]),
        ])
    ]
    if let line = located.line { parts.append(Diagnostic.excerpt(line: line, of: located)) }
    for call in located.calls { parts.append(.tag("p", ["class": "call"], [.text(call)])) }
    if let hint { parts.append(.tag("p", ["class": "hint"], [.text("Hint: \(hint)")])) }
    return .tag("div", ["class": "diagnostic \(severity.rawValue)", "role": "note"], [icon, .tag("div", [:], parts)])
  }

  /// The name of the severity as it starts a sentence.
  private var word: String {
    switch severity {
    case .error: "Error"
    case .warning: "Warning"
    }
  }

  /// An octagon for errors and a triangle for warnings, so that they differ without colour.
  private var icon: Markup {
    let outline =
      switch severity {
      case .error: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z"
      case .warning: "M8 1.8 15 14H1z"
      }
    let stroke =
      switch severity {
      case .error: "M8 4.7v4M8 11.2v.1"
      case .warning: "M8 6.2v3.6M8 11.9v.1"
      }
    return .tag(
      "svg", ["viewBox": "0 0 16 16", "aria-hidden": "true"],
      [.tag("path", ["d": outline]), .tag("path", ["d": stroke])])
  }

  /// The source line with its number, and the carets under the place.
  private static func excerpt(line: Int, of located: LocatedDiagnostic) -> Markup {
    let number = "\(line)"
    let margin = String(repeating: " ", count: number.utf8.count)
    return .tag(
      "pre", [:],
      [
        .tag("span", ["class": "gutter"], [.text("\(number) | ")]), .text("\(located.source)\n"),
        .tag("span", ["class": "gutter"], [.text("\(margin) | ")]),
        .tag("span", ["class": "caret", "aria-hidden": "true"], [.text(located.carets { $0.characters.count })]),
      ])
  }
}
