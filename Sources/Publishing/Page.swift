import Markup
public import Notebook
import Source

/// Where a page stands among the others of its site.
public struct PageSetting: Sendable {
  /// Another page.
  public struct Neighbour: Sendable {
    /// Its title.
    public var title: String
    /// The path from this page to it.
    public var path: String

    /// A page by title and path.
    public init(title: String, path: String) {
      self.title = title
      self.path = path
    }
  }

  /// The line above the title, such as the part of the course.
  public var part: String?
  /// The page that lists all others; without a title it has the words of the page's language for it.
  public var course: Neighbour?
  /// The page before this one.
  public var previous: Neighbour?
  /// The page after this one.
  public var next: Neighbour?

  /// A page's place; a page without one stands alone.
  public init(
    part: String? = nil, course: Neighbour? = nil, previous: Neighbour? = nil, next: Neighbour? = nil
  ) {
    self.part = part
    self.course = course
    self.previous = previous
    self.next = next
  }
}

/// A notebook with its results as one self-contained HTML file, complete without a script and without a network.
///
/// Nothing in a notebook can add an element, an attribute or a script of its own: all text passes through `Markup`,
/// raw HTML through a short list of tags, links through a short list of schemes; and a Content Security Policy forbids
/// whatever would get past that.
public struct Page {
  /// What a page is made for.
  public enum Medium: Sendable {
    /// A screen, on which a reader can open what is folded away and go to other pages.
    case screen
    /// Paper, on which all is open and nothing can be touched.
    case paper
  }

  /// What the author wrote.
  public var document: Document
  /// What running it gave.
  public var results: Results
  /// Its place among other pages.
  public var setting: PageSetting
  /// What it is made for.
  public var medium: Medium
  /// What the author says about its look.
  public var design = PageDesign()
  /// The bytes of the image at a relative path, or nil if there is none.
  public var image: (String) -> [UInt8]?
  /// The engine and the data files that a page with controls carries; nil for a page that stays as it is.
  public var engine: EngineFiles?
  /// The address that a relative link of the notebook becomes in the site, such as `.html` for `.md`.
  public var linked: (String) -> String

  /// A page of a document and its results.
  public init(
    _ document: Document, _ results: Results, setting: PageSetting = PageSetting(), medium: Medium = .screen,
    image: @escaping (String) -> [UInt8]? = { _ in nil }, linked: @escaping (String) -> String = { path in path }
  ) {
    self.document = document
    self.results = results
    self.setting = setting
    self.medium = medium
    self.image = image
    self.linked = linked
  }

  /// The page's file, UTF-8: the same document, results and images give the same bytes.
  public func html() -> [UInt8] {
    var inlines = inlines
    let outline = Outline(document)
    let title = outline.title.isEmpty ? [.text(fileName)] : outline.title
    let live = LiveParts(document, results, engine: medium == .screen ? engine : nil)
    inlines.isLive = live?.isLive == true
    if live?.engine != nil { inlines.formulaSteps = document.formulaSteps }
    var body = BodyWriter(inlines: inlines, outline: outline)
    let header = titleBlock(title, &body)
    let abstract = abstract(&body)
    let blocks = body.markup(outline.blocks)
    // A template that shows the title by itself has it once.
    let showsTitle = design.template.map { !$0.places(.header) && !$0.places(.title) } ?? true
    let top = showsTitle ? Markup.fragment([header, abstract]) : abstract
    var article = Markup.tag("article", [:], [top, .text("\n")] + blocks + answers(body.answers))
    var file = HTMLFile(
      title: inlines.text(title), description: inlines.text(document.frontMatter.subtitle),
      language: document.frontMatter.language, direction: document.frontMatter.direction, design: design)
    var attributes: [Markup.Attribute] = []
    switch medium {
    case .screen:
      file.scripts = [.screen]
      file.slots[.toc] = contents(body.contents)
      file.slots[.navigation] = neighbours
      attributes = [
        Markup.Attribute("id", "page:text"), Markup.Attribute("data-copy", words[.copy]),
        Markup.Attribute("data-copied", words[.copied]),
        Markup.Attribute(
          "data-kinds", [words[.code], words[.result], words[.table], words[.equation]].joined(separator: "|")),
      ]
      file.body = [.tag("a", ["class": "skip", "href": "#page:text"], [.text(words[.skip])]), self.top]
    case .paper:
      file.scripts = [.paper]
      file.styles.append(StyleSheet.paper)
      article = article.unfolded
    }
    if let live {
      file.styles.append(StyleSheet.live)
      if let island = live.island(words) {
        file.scripts += live.scripts
        file.styles.append(StyleSheet.engine)
        file.computes = live.engine != nil
        file.island = island
      }
    }
    if article.hasFieldColours || live?.mayShowFields == true { file.styles.append(StyleSheet.fields) }
    file.slots[.header] = header
    file.slots[.body] = .element("main", attributes, [article])
    file.slots[.footer] = colophon
    file.slots[.author] = .text(document.frontMatter.author ?? "")
    file.slots[.date] = .text(document.frontMatter.date ?? "")
    let (toc, navigation) = (file.slots[.toc] ?? .empty, file.slots[.navigation] ?? .empty)
    let main = Markup.element("main", attributes, [article, .text("\n"), navigation, colophon])
    file.body.append(.tag("div", ["class": "page"], [toc, main]))
    return file.bytes
  }

  /// The title in plain words.
  public var title: String {
    let title = Outline(document).title
    return title.isEmpty ? fileName : inlines.text(title)
  }

  /// The subtitle in plain words.
  public var subtitle: String { inlines.text(document.frontMatter.subtitle) }

  private var words: Words { Words(language: document.frontMatter.language) }

  private var inlines: InlineWriter {
    InlineWriter(document: document, results: results, image: image, linked: linked)
  }

  private var fileName: String {
    document.file.name.split(separator: "/").last.map { name in String(name) } ?? document.file.name
  }

  private var top: Markup {
    guard let course = setting.course else { return .empty }
    return .tag(
      "header", ["class": "top"],
      [link(to: course, [:], [.text(course.title.isEmpty ? words[.allLessons] : course.title)]), .text("\n")])
  }

  private func titleBlock(_ title: [Inline], _ body: inout BodyWriter) -> Markup {
    let matter = document.frontMatter
    var parts: [Markup] = []
    if let part = setting.part { parts.append(.tag("p", ["class": "part"], [.text(part)])) }
    parts.append(.tag("h1", [:], body.inlineMarkup(title)))
    if !matter.subtitle.isEmpty { parts.append(.tag("p", ["class": "question"], body.inlineMarkup(matter.subtitle))) }
    var facts: [Markup] = []
    for (name, value) in [(words[.by], matter.author), (words[.date], matter.date)] {
      guard let value else { continue }
      facts.append(.tag("div", [:], [.tag("dt", [:], [.text(name)]), .tag("dd", [:], [.text(value)])]))
    }
    if !facts.isEmpty { parts.append(.tag("dl", ["class": "facts"], facts)) }
    return .tag("header", ["class": "title"], parts)
  }

  /// The summary, and what the title and it could not show.
  private func abstract(_ body: inout BodyWriter) -> Markup {
    let abstract = document.frontMatter.abstract
    let block = abstract.isEmpty ? [] : [Markup.tag("p", ["class": "abstract"], body.inlineMarkup(abstract))]
    return .fragment(block + body.pendingDiagnostics())
  }

  /// The solutions that are folded away in the text, which stand at the end of a printed page only.
  private func answers(_ answers: [Markup]) -> [Markup] {
    guard !answers.isEmpty else { return [] }
    return [
      .tag("section", ["class": "answers", "hidden": ""], [.tag("h2", [:], [.text(words[.solutions])])] + answers),
      .text("\n"),
    ]
  }

  private func contents(_ entries: [BodyWriter.Entry]) -> Markup {
    guard document.frontMatter.showsContents, entries.count > 1 else { return .empty }
    let items = entries.map { entry in
      Markup.tag("li", [:], [.tag("a", ["href": "#" + entry.anchor], [.text(entry.title)])])
    }
    return .tag(
      "aside", ["class": "contents"], [.tag("nav", ["aria-label": words[.contents]], [.tag("ol", [:], items)])])
  }

  private var neighbours: Markup {
    var links: [Markup] = []
    for (word, name, page) in [
      (words[.previous], "previous", setting.previous), (words[.next], "next", setting.next),
    ] {
      guard let page else { continue }
      links.append(link(to: page, ["class": name], [.text(word), .tag("b", [:], [.text(page.title)])]))
    }
    return links.isEmpty
      ? .empty : .tag("nav", ["class": "neighbours", "aria-label": "\(words[.previous]), \(words[.next])"], links)
  }

  private func link(
    to page: PageSetting.Neighbour, _ attributes: KeyValuePairs<String, String>, _ content: [Markup]
  ) -> Markup {
    let others = attributes.map { name, value in Markup.Attribute(name, value) }
    return .element("a", [Markup.Attribute("href", Address(path: page.path).text)] + others, content)
  }

  private var colophon: Markup {
    .tag(
      "footer", ["class": "colophon"],
      [.tag("p", [:], [.text(words[.computed, with: fileName])])])
  }
}

extension Markup {
  /// A copy in which all that folds is open, but for solutions, which stand at the end of a printed page.
  fileprivate var unfolded: Markup {
    switch self {
    case .element("details", var attributes, let children):
      let classes = attributes.first { $0.name == "class" }?.value?.split(separator: " ") ?? []
      let isOpen = attributes.contains { $0.name == "open" } || classes.contains("solution")
      if !isOpen { attributes.append(Attribute("open", "")) }
      return .element("details", attributes, children.map { $0.unfolded })
    case .element(let name, let attributes, let children):
      return .element(name, attributes, children.map { $0.unfolded })
    case .fragment(let pieces): return .fragment(pieces.map { $0.unfolded })
    case .text, .verbatim: return self
    }
  }
}
