import Graphics
import Notebook
import Source

// Colours that an author gave. Those of the theme are measured where the theme is made.
extension AccessibilityReview {
  mutating func checkColours(of source: TeXSource) {
    for (colour, range) in AccessibilityReview.colours(in: Array(source.tex.utf8)) {
      checkText(colour, at: Span(source.span.start + range.lowerBound, source.span.start + range.upperBound))
    }
  }

  /// The colours in the macros of the front matter, whose bodies have no places of their own.
  mutating func checkMacros() {
    for macro in document.frontMatter.macros {
      for (colour, _) in AccessibilityReview.colours(in: Array(macro.body.utf8)) {
        checkText(colour, at: place(of: colour))
      }
    }
  }

  private mutating func checkText(_ name: String, at span: Span?) {
    guard let colour = ScreenColour(name) else { return }
    let light = colour.contrast(with: ScreenColour.papers.light)
    guard light < ScreenColour.textContrast else { return }
    warn(
      "text-contrast",
      "Text in \(name) has a contrast of \(AccessibilityReview.ratio(light)) to the page, which is less than 4.5:1",
      at: span,
      hint: "It is shown as \(colour.legible(on: ScreenColour.papers.light).text) instead; choose a darker colour")
  }

  mutating func checkFigures(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .cell(let cell):
        for case .figure(let figure) in cell.shown(results.cells[cell.index] ?? []) { check(figure, of: cell) }
      case .quote(let blocks): checkFigures(blocks)
      case .list(let list): for item in list.items { checkFigures(item) }
      case .division(let division): checkFigures(division.blocks)
      case .footnote(let footnote): checkFigures(footnote.blocks)
      case .attributed(_, let block): checkFigures([block])
      case .heading, .paragraph, .code, .math, .html, .rule, .table, .figure, .choices: break
      }
    }
  }

  /// Lines, points and areas that say something need less contrast than text, and can have it on both papers.
  private mutating func check(_ figure: Figure, of cell: Cell) {
    var seen: [ScreenColour] = []
    for mark in figure.marks {
      guard case .rgb(let red, let green, let blue) = mark.colour else { continue }
      let colour = ScreenColour(red, green, blue)
      let ratios = (
        light: colour.contrast(with: ScreenColour.papers.light), dark: colour.contrast(with: ScreenColour.papers.dark)
      )
      guard min(ratios.light, ratios.dark) < ScreenColour.graphicsContrast, !seen.contains(colour) else { continue }
      seen.append(colour)
      let (theme, ratio) = ratios.light < ratios.dark ? ("light", ratios.light) : ("dark", ratios.dark)
      warn(
        "graphics-contrast",
        "The colour \(colour.text) has a contrast of \(AccessibilityReview.ratio(ratio)) to the \(theme) page, "
          + "which is less than 3:1",
        at: place(of: cell), hint: "Use a name such as \"red\" or \"b\": the theme has a tone of it for each page")
    }
  }

  /// The line of a cell that speaks of colours, else the first.
  private func place(of cell: Cell) -> Span {
    let lines = cell.code.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.first { line in
      let text = String(decoding: line, as: UTF8.self).lowercased()
      return text.contains("color") || text.contains("\"#") || text.contains("'#")
    }
    guard let range = (line ?? lines.first).map({ $0.startIndex..<$0.endIndex }) else { return cell.span }
    return cell.code.fileSpan(of: Span(range.lowerBound, range.upperBound))
  }

  /// Where the front matter speaks of a colour.
  private func place(of colour: String) -> Span? {
    let wanted = Array("{\(colour)}".utf8)
    let bytes = document.file.bytes
    guard bytes.count >= wanted.count else { return nil }
    let start = (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    return start.map { Span($0 + 1, $0 + wanted.count - 1) }
  }

  /// The colours of letters in TeX with their places; a colour behind letters gets letters that can be read.
  private static func colours(in tex: [UInt8]) -> [(name: String, range: Range<Int>)] {
    var colours: [(name: String, range: Range<Int>)] = []
    var offset = 0
    while let command = tex[offset...].firstIndex(of: UInt8(ascii: "\\")) {
      var end = command + 1
      while end < tex.count, tex[end].isASCIILetter { end += 1 }
      let name = String(decoding: tex[command..<end], as: UTF8.self)
      offset = max(end, command + 2)
      guard offset <= tex.count else { break }
      guard name == "\\color" || name == "\\textcolor" else { continue }
      while end < tex.count, tex[end] == UInt8(ascii: " ") { end += 1 }
      guard end < tex.count, tex[end] == UInt8(ascii: "{"), let close = tex[end...].firstIndex(of: UInt8(ascii: "}"))
      else { continue }
      colours.append((String(decoding: tex[(end + 1)..<close], as: UTF8.self), end + 1..<close))
      offset = close
    }
    return colours
  }

  private static func ratio(_ ratio: Double) -> String {
    // Cut and not rounded, so that what misses 4.5 does not read as 4.5.
    let hundredths = Int(ratio * 100)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100):1"
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
