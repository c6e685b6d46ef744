import Notebook
import Source

/// What a notebook is rendered for, on which `.content-visible` and `.content-hidden` depend.
struct Audience {
  /// The profile that was chosen on the command line.
  var profile: String
  /// The form of the output.
  var form: String

  /// The forms that conditions may name.
  static let forms = ["html", "text", "pdf"]

  /// Whether something with these attributes is left out, as Quarto decides: content is visible when every condition
  /// holds, hidden when every condition holds, and without conditions always.
  func hides(_ attributes: Attributes) -> Bool {
    let isHidden = attributes.classes.contains("content-hidden")
    guard isHidden || attributes.classes.contains("content-visible") else { return false }
    let holds = attributes.pairs.allSatisfy { pair in
      switch pair.key {
      case "when-profile": pair.value == profile
      case "unless-profile": pair.value != profile
      case "when-format": pair.value == form
      case "unless-format": pair.value != form
      default: true
      }
    }
    return isHidden ? holds : !holds
  }
}

extension Attributes {
  /// The attributes without the conditions, which say nothing about the content itself.
  var withoutConditions: Attributes {
    var result = self
    result.classes.removeAll { $0 == "content-visible" || $0 == "content-hidden" }
    result.pairs.removeAll { ["when-profile", "unless-profile", "when-format", "unless-format"].contains($0.key) }
    return result
  }
}

/// The names and mentions of the part of a notebook that is shown, kept while a hidden part is read.
struct VisibleNames {
  fileprivate var anchors: Anchors
  fileprivate var cellLabels: Set<String>
  fileprivate var references: [Reference]
  fileprivate var links: [Reference]
  fileprivate var parts: [PlacedPart]
  fileprivate var unnumbered: Set<String>
}

extension Reading {
  /// Begins hidden content, whose names are its own; nil inside of such content.
  func beginHidden() -> VisibleNames? {
    guard !isHidden else { return nil }
    isHidden = true
    let kept = VisibleNames(
      anchors: anchors, cellLabels: cellLabels, references: references, links: links, parts: parts,
      unnumbered: unnumbered)
    anchors = Anchors()
    cellLabels = []
    return kept
  }

  /// Ends hidden content; of its blocks only the cells are left, which run and show nothing, as in Quarto.
  func endHidden(_ kept: VisibleNames, _ blocks: [Block]) -> [Block] {
    hiddenNames.formUnion(anchors.names)
    anchors = kept.anchors
    cellLabels = kept.cellLabels
    references = kept.references
    links = kept.links
    parts = kept.parts
    unnumbered = kept.unnumbered
    isHidden = false
    return Reading.cells(in: blocks)
  }

  /// Warns of a condition that cannot hold.
  func checkConditions(_ attributes: Attributes, at place: Span) {
    for pair in attributes.pairs where pair.key.hasSuffix("-format") && !Audience.forms.contains(pair.value) {
      guard pair.key == "when-format" || pair.key == "unless-format" else { continue }
      let guess = suggestion(for: pair.value, among: Audience.forms)
      warning(
        "unknown-format", "There is no format '\(pair.value)'", at: place,
        hint: guess.map { "Did you mean '\($0)'?" } ?? "The formats are \(Audience.forms.joined(separator: ", "))")
    }
  }

  private static func cells(in blocks: [Block]) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .cell(var cell):
        cell.options.isIncluded = false
        cell.options.label = nil
        cell.options.figureCaption = []
        cell.options.figureDescription = []
        cell.options.tableCaption = []
        return [.cell(cell)]
      case .quote(let blocks): return cells(in: blocks)
      case .list(let list): return list.items.flatMap { cells(in: $0) }
      case .division(let division): return cells(in: division.blocks)
      case .footnote(let footnote): return cells(in: footnote.blocks)
      case .attributed(_, let block): return cells(in: [block])
      case .heading, .paragraph, .code, .math, .html, .rule, .table, .figure, .choices: return []
      }
    }
  }
}
