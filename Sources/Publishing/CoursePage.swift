import Markup

/// The page that lists the notebooks of a folder.
public struct CoursePage: Sendable {
  /// One notebook of the list.
  public struct Entry: Sendable {
    /// The path of its page from this one.
    public var path: String
    /// Its title.
    public var title: String
    /// The line under the title; may be empty.
    public var subtitle: String
    /// The part it belongs to; may be empty.
    public var part: String

    /// A notebook of the list.
    public init(path: String, title: String, subtitle: String = "", part: String = "") {
      self.path = path
      self.title = title
      self.subtitle = subtitle
      self.part = part
    }
  }

  /// The title of the whole.
  public var title: String
  /// The notebooks in reading order.
  public var entries: [Entry]
  /// The BCP 47 language tag.
  public var language: String
  /// What the author says about its look.
  public var design = PageDesign()

  /// A list of notebooks.
  public init(title: String, entries: [Entry], language: String = "en") {
    self.title = title
    self.entries = entries
    self.language = language
  }

  /// The page's file, UTF-8: the same entries give the same bytes.
  public func html() -> [UInt8] {
    let header = Markup.tag(
      "header", ["class": "title"],
      [.tag("p", ["class": "part"], [.text(count(entries.count))]), .tag("h1", [:], [.text(title)])])
    let sections = parts.flatMap { part in [.text("\n"), section(part.name, part.entries)] }
    let showsTitle = design.template.map { !$0.places(.header) && !$0.places(.title) } ?? true
    func main(_ content: [Markup]) -> Markup { .tag("main", ["class": "course", "id": "text"], content) }
    var file = HTMLFile(title: title, description: "", language: language, design: design)
    file.body = [
      .tag("a", ["class": "skip", "href": "#text"], [.text(words[.skip])]),
      main([header] + sections + [colophon]),
    ]
    file.slots = [.header: header, .body: main((showsTitle ? [header] : []) + sections), .footer: colophon]
    return file.bytes
  }

  /// The parts in the order of their first notebooks.
  private var parts: [(name: String, entries: [Entry])] {
    var parts: [(name: String, entries: [Entry])] = []
    for entry in entries {
      if let index = parts.firstIndex(where: { part in part.name == entry.part }) {
        parts[index].entries.append(entry)
      } else {
        parts.append((entry.part, [entry]))
      }
    }
    return parts
  }

  private func section(_ name: String, _ entries: [Entry]) -> Markup {
    var header: [Markup] = []
    if !name.isEmpty {
      header = [
        .tag("p", ["class": "part"], [.text(count(entries.count))]), .tag("h2", [:], [.text(name)]),
      ]
    }
    let items = entries.flatMap { entry in
      var content = [Markup.tag("b", [:], [.text(entry.title)])]
      if !entry.subtitle.isEmpty { content.append(.tag("span", [:], [.text(entry.subtitle)])) }
      return [.text("\n"), Markup.tag("li", [:], [.tag("a", ["href": Address(path: entry.path).text], content)])]
    }
    // Without a heading it is no section of its own.
    return .tag(
      name.isEmpty ? "div" : "section", [:], [.tag("header", [:], header), .tag("ol", ["class": "lessons"], items)])
  }

  private func count(_ count: Int) -> String { words[.lessonCount, with: String(count)] }

  private var words: Words { Words(language: language) }

  private var colophon: Markup {
    .tag("footer", ["class": "colophon"], [.tag("p", [:], [.text(words[.computed, with: title])])])
  }
}
