public import Notebook
public import Source

/// Reads notebooks: CommonMark with front matter, mathematics, math cells and inline values, GitHub's tables, footnotes,
/// tasks, struck text and addresses, and Pandoc's attributes and divisions.
public struct MarkdownReader: Sendable {
  /// The profile for which conditional content is chosen.
  public var profile: String
  /// The form of the output for which conditional content is chosen: `html`, `text` or `pdf`.
  public var form: String
  /// Whether quotes and dashes are set as a printer would, unless the front matter says otherwise.
  public var isSmart: Bool
  /// The file at a path that is written in another file.
  public var included: @Sendable (_ path: String, _ from: SourceFile) throws(Failure) -> SourceFile

  /// A reader; without `included` no file can be included.
  public init(
    profile: String = "student", form: String = "html", isSmart: Bool = false,
    included: @escaping @Sendable (_ path: String, _ from: SourceFile) throws(Failure) -> SourceFile = {
      path, _ throws(Failure) in throw Failure("the file '\(path)' cannot be included here")
    }
  ) {
    self.profile = profile
    self.form = form
    self.isSmart = isSmart
    self.included = included
  }

  /// The document in a file and in those that it includes. Reading never fails: what is wrong is in the document's diagnostics, ordered by place.
  ///
  /// Mathematics and inline values are taken out first, by Pandoc's rules for dollars, so that Markdown does not touch
  /// them; cmark reads the rest. All spans are offsets into the bytes of the
  /// document's file, which holds the included files in their places. Cells and inline values are numbered
  /// in the order title, subtitle, abstract, body; the values in a cell's caption come right after the cell. Without a
  /// `title` in the front matter, the first heading of level 1 is the title; it leaves the body when only raw HTML
  /// stands before it.
  public func readDocument(_ source: SourceFile) -> Document {
    let inclusion = Inclusion(source, included: included)
    let file = inclusion.file
    let reading = Reading(file: file)
    reading.audience = Audience(profile: profile, form: form)
    reading.isSmart = isSmart
    for problem in inclusion.problems {
      reading.error(problem.code, problem.message, at: problem.span, hint: problem.hint)
    }
    let normalized = NormalizedText(file: file.bytes)
    if let offset = normalized.firstInvalid {
      let (origin, start) = file.origin(of: offset)
      let place = origin.location(of: start)
      reading.error(
        "invalid-utf-8", "The file is not valid UTF-8: the first bad byte is at \(place.line):\(place.column)",
        at: Span(offset, offset + 1), hint: "Save the file in the encoding UTF-8")
    }
    var frontMatter = FrontMatter()
    var source = normalized.source
    if let lines = FrontMatterLines(source, reading) {
      frontMatter = reading.frontMatter(lines.yaml)
      reading.cellDefaults = frontMatter.cellDefaults
      source = source.dropping(linesBefore: lines.bodyLine)
    }
    let structure = BlockStructure(source, reading)
    reading.footnotes = structure.footnotes
    reading.markedLines = Set(structure.marks.keys)
    var scanner = InlineScanner(reading: reading, source: structure.text)
    scanner.scanLeaves(of: structure.text)
    let replaced = ReplacedText(source: structure.text, pieces: scanner.found, reading: reading)
    var blocks = TreeReader(reading: reading, source: source, replaced: replaced, structure: structure).blocks()
    reading.checkReferences()
    reading.checkFootnotes()
    reading.checkRoles(blocks)
    let parts = sorted(reading.parts) { $0.span.start }
    reading.checkImages(parts)
    if frontMatter.title.isEmpty { frontMatter.title = takeTitle(from: &blocks) }
    return Document(
      file: file, frontMatter: frontMatter, blocks: blocks,
      diagnostics: sorted(reading.diagnostics) { $0.span?.start ?? 0 }, parts: parts)
  }

  /// Reads a file of plain CommonMark, without front matter, mathematics and cells, block by block, and answers what is
  /// doubtful in it. Headings have no anchors, and code keeps every line end.
  ///
  /// One block at a time keeps the memory of a long file small and warm, which halves the time.
  public func readCommonMark(_ file: SourceFile, _ body: (Block) -> Void) -> [Diagnostic] {
    let reading = Reading(file: file, isPlain: true)
    let tree = TreeReader(
      reading: reading, source: SourceText(bytes: [], lines: []), replaced: ReplacedText(bytes: file.bytes))
    withoutActuallyEscaping(body) { body in tree.giveBlocks(to: body) }
    return reading.diagnostics
  }

  private func takeTitle(from blocks: inout [Block]) -> [Inline] {
    var isAtTop = true
    for (index, block) in blocks.enumerated() {
      if case .heading(level: 1, _, let inlines) = block {
        if isAtTop { blocks.remove(at: index) }
        return inlines
      }
      if case .html = block { continue }
      isAtTop = false
    }
    return []
  }

  private func sorted<Element>(_ elements: [Element], by start: (Element) -> Int) -> [Element] {
    // The sort is made stable by the order of finding.
    elements.enumerated().sorted { first, second in
      let places = (start(first.element), start(second.element))
      return places.0 == places.1 ? first.offset < second.offset : places.0 < places.1
    }.map { $0.element }
  }
}

extension Reading {
  /// Warns of images without words. An author who says `fig-alt=""` means that the image says nothing.
  fileprivate func checkImages(_ parts: [PlacedPart]) {
    for part in parts {
      guard case .image(_, let content, nil) = part.kind, content.isEmpty else { continue }
      warning(
        "image-without-text", "This image has no text for those who cannot see it", at: part.span,
        hint: "Say in the brackets what it shows, or write {fig-alt=\"\"} after it when it is only decoration")
    }
  }
}
