import Notebook
import Source

extension PageFormat {
  /// Reads the value of `format`: keys stand below the name of a form, as in Quarto, or directly below `format` for all.
  /// A PDF is a printed page, so that it takes what holds for pages first and then what is said for it alone.
  ///
  /// - Parameters:
  ///   - form: the form of the output.
  ///   - report: takes what is wrong, where, and what can be done about it.
  init(_ value: YAMLValue, for form: String, report: (_ message: String, _ place: Span, _ hint: String) -> Void) {
    self.init()
    guard form != "text" else { return }
    let forms = form == "pdf" ? ["html", "pdf"] : [form]
    for settings in [value] + forms.compactMap({ value[$0] }) {
      if let css = settings["css"], !css.isNull {
        if let files = css.files {
          styles += files
        } else {
          report(
            "The key 'css' expects a file or a list of files", css.span,
            "Write css: followed by a file, such as style.css")
        }
      }
      if let template = settings["template"], !template.isNull {
        if let file = template.file {
          self.template = file
        } else {
          report(
            "The key 'template' expects a file", template.span, "Write template: followed by a file, such as page.html")
        }
      }
      if let font = settings["math-font"], !font.isNull {
        switch font.string {
        case "embed": mathFont = MathFont(isEmbedded: true, span: font.span)
        case "system": mathFont = MathFont(isEmbedded: false, span: font.span)
        case let other:
          let guess = other.flatMap { suggestion(for: $0, among: ["embed", "system"]) }
          report(
            "The key 'math-font' expects embed or system", font.span,
            guess.map { "Did you mean '\($0)'?" }
              ?? "Write math-font: embed to put the font of the formulas into the page")
        }
      }
    }
  }
}

extension YAMLValue {
  /// The path of a file with its place.
  fileprivate var file: PageFormat.File? {
    string.flatMap { $0.isEmpty ? nil : PageFormat.File(path: $0, span: span) }
  }

  /// One path or a list of paths.
  fileprivate var files: [PageFormat.File]? {
    guard let elements else { return file.map { [$0] } }
    let files = elements.compactMap { $0.file }
    return files.count == elements.count ? files : nil
  }
}
