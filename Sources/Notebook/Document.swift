public import Source

/// A parsed notebook: what the author wrote, before any cell has run.
public struct Document: Sendable {
  /// The file it came from.
  public var file: SourceFile
  /// Title, language and other facts of the front matter.
  public var frontMatter: FrontMatter
  /// The blocks of the body in order.
  public var blocks: [Block]
  /// What the reader of the Markdown found wrong or doubtful.
  public var diagnostics: [Diagnostic]
  /// The headings, links, images, tables and formulas with their places, in the order of these.
  public var parts: [PlacedPart]

  /// A document.
  public init(
    file: SourceFile, frontMatter: FrontMatter, blocks: [Block], diagnostics: [Diagnostic], parts: [PlacedPart] = []
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.diagnostics = diagnostics
    self.parts = parts
  }
}

/// What the YAML between `---` at the top of a notebook says.
public struct FrontMatter: Sendable {
  /// Where lines of text start.
  public enum Direction: String, Sendable {
    /// From left to right.
    case ltr
    /// From right to left.
    case rtl
  }

  /// The title; may hold inline values and mathematics.
  public var title: [Inline] = []
  /// The line under the title.
  public var subtitle: [Inline] = []
  /// The author's name, if given.
  public var author: String?
  /// The date as the author wrote it; nbrun never puts one in by itself.
  public var date: String?
  /// The BCP 47 language tag of the text.
  public var language = "en"
  /// The direction of the text; nil for that of the language.
  public var direction: Direction?
  /// The summary, if given.
  public var abstract: [Inline] = []
  /// Whether the page shows a table of contents.
  public var showsContents = true
  /// Whether sections are numbered.
  public var numbersSections = false
  /// Whether the page computes in the reader's browser where it has controls.
  public var isLive = true
  /// The seed of the random numbers.
  public var seed: UInt64 = 1
  /// The macros for all TeX of the document, in the order they are written.
  public var macros: [MacroDefinition] = []
  /// The options that cells start from.
  public var cellDefaults = CellOptions()
  /// How the page looks.
  public var format = PageFormat()

  /// The values that hold without front matter.
  public init() {}
}

/// What `format` in the front matter or in a project's file says about the look of a page.
public struct PageFormat: Sendable {
  /// A file by its path, and where that is written.
  public struct File: Equatable, Sendable {
    /// The path, from the folder of the file in which it is written.
    public var path: String
    /// The place of the path in that file.
    public var span: Span

    /// A file.
    public init(path: String, span: Span) {
      self.path = path
      self.span = span
    }
  }

  /// The style sheets, each of which overrides those before it.
  public var styles: [File] = []
  /// The page into which text and title are put.
  public var template: File?
  /// Where the font of formulas comes from; nil where nothing is said.
  public var mathFont: MathFont?

  /// Where the font of formulas comes from.
  public struct MathFont: Equatable, Sendable {
    /// Whether the page carries it; otherwise it is the one that the reader has.
    public var isEmbedded: Bool
    /// The place at which that is said.
    public var span: Span

    /// A font of the page's own or of the reader's.
    public init(isEmbedded: Bool, span: Span) {
      self.isEmbedded = isEmbedded
      self.span = span
    }
  }

  /// Nothing said.
  public init() {}
}

/// A macro of the front matter.
public struct MacroDefinition: Sendable {
  /// The name without the backslash.
  public var name: String
  /// The TeX that it stands for, with `#1` to `#9` for its arguments.
  public var body: String
  /// The number of arguments, or nil for the highest that the body speaks of.
  public var parameters: Int?

  /// A macro.
  public init(name: String, body: String, parameters: Int? = nil) {
    self.name = name
    self.body = body
    self.parameters = parameters
  }
}

/// A block of the body.
public indirect enum Block: Sendable {
  /// A heading of level 1 to 6 with its anchor, unique in the document.
  case heading(level: Int, anchor: String, [Inline])
  /// A paragraph.
  case paragraph([Inline])
  /// A block quotation.
  case quote([Block])
  /// A bulleted or numbered list.
  case list(List)
  /// Code that is only shown; `language` is the first word of the fence's info string, or empty.
  case code(String, language: String)
  /// A math cell, which runs.
  case cell(Cell)
  /// Displayed mathematics: the TeX source and its place.
  case math(TeXSource)
  /// Raw HTML as it stands in the Markdown.
  case html(String)
  /// A thematic break.
  case rule
  /// A table.
  case table(Table)
  /// An image that stands alone.
  case figure(ImageFigure)
  /// Blocks that belong together.
  case division(Division)
  /// Answers to choose from in an exercise.
  case choices(Choices)
  /// A note to the text; it is shown where the text first refers to it.
  case footnote(Footnote)
  /// A heading or code with attributes of its own.
  case attributed(Attributes, Block)
}

/// A list of the body.
public struct List: Sendable {
  /// The number of the first item, or nil for a bulleted list.
  public var start: Int?
  /// Whether items are set without space between them.
  public var isTight: Bool
  /// The blocks of each item.
  public var items: [[Block]]
  /// For items that are tasks, by their position, whether they are done.
  public var tasks: [Int: Bool]

  /// A list.
  public init(start: Int?, isTight: Bool, items: [[Block]], tasks: [Int: Bool] = [:]) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.tasks = tasks
  }
}

/// A piece of running text.
public indirect enum Inline: Sendable {
  /// Text, with entities and escapes already replaced.
  case text(String)
  /// A line end of the source that is only white space in the page.
  case softBreak
  /// A hard line break.
  case lineBreak
  /// Emphasis, usually italic.
  case emphasis([Inline])
  /// Strong emphasis, usually bold.
  case strong([Inline])
  /// Code that is only shown.
  case code(String)
  /// A link with its address and optional title.
  case link(destination: String, title: String, [Inline])
  /// An image with its address, optional title and alternative text.
  case image(destination: String, title: String, [Inline])
  /// Mathematics in the line.
  case math(TeXSource)
  /// An expression whose value stands in the text.
  case value(InlineValue)
  /// Raw HTML as it stands in the Markdown.
  case html(String)
  /// Text that no longer holds.
  case strikethrough([Inline])
  /// Text, an image, a link or code with attributes of its own.
  case attributed(Attributes, [Inline])
  /// A mention of something with a number.
  case reference(Reference)
  /// The mark of a note, by the note's name.
  case footnote(String)
}

/// TeX between dollars.
public struct TeXSource: Sendable {
  /// The TeX without its dollars.
  public var tex: String
  /// The place of `tex` in the file, so that an offset in it is an offset from `span.start`.
  public var span: Span
  /// The name given by `{#eq-name}` after a display, if any.
  public var label: String?

  /// TeX at a place.
  public init(tex: String, span: Span, label: String? = nil) {
    self.tex = tex
    self.span = span
    self.label = label
  }
}

/// An expression in running text: `` `{=} det(A)` ``.
public struct InlineValue: Sendable {
  /// The position among all cells and inline values of the document, which is the order they run in.
  public var index: Int
  /// The expression's place in the file.
  public var span: Span

  /// The inline value with this running number.
  public init(index: Int, span: Span) {
    self.index = index
    self.span = span
  }
}

/// A math cell.
public struct Cell: Sendable {
  /// The position among all cells and inline values of the document, which is the order they run in.
  public var index: Int
  /// The place of the code in the file, without the fence and the option lines.
  public var span: Span
  /// The code as it is shown and run; it differs from the bytes at `span` only where a container's prefix such as
  /// `> ` was removed.
  public var code: SourceText
  /// The options, the document's defaults already applied.
  public var options: CellOptions

  /// A cell.
  public init(index: Int, span: Span, code: SourceText, options: CellOptions) {
    self.index = index
    self.span = span
    self.code = code
    self.options = options
  }
}

/// Code taken out of the Markdown, and where each of its lines came from.
public struct SourceText: Sendable {
  /// The code, lines joined by line feeds.
  public var bytes: [UInt8]
  /// For each line its offset in `bytes` and the offset of the same byte in the file, in order.
  public var lines: [(code: Int, file: Int)]

  /// Code with the origin of its lines.
  public init(bytes: [UInt8], lines: [(code: Int, file: Int)]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The offset in the file of an offset in the code.
  public func fileOffset(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    guard high > 0 else { return offset }
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].code <= offset { low = middle } else { high = middle }
    }
    return lines[low].file + offset - lines[low].code
  }

  /// The span in the file of a span in the code.
  public func fileSpan(of span: Span) -> Span {
    let start = fileOffset(of: span.start)
    return Span(start, max(start, span.end > span.start ? fileOffset(of: span.end - 1) + 1 : start))
  }
}
