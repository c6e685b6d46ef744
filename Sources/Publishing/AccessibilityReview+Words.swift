import Notebook
import Source

// Words that say nothing without what stands around them.
extension AccessibilityReview {
  /// Texts of links that do not say where they lead, in lower case, by the language of the text.
  private static let emptyLinks: [String: Set<String>] = [
    "en": [
      "here", "click", "click here", "click me", "this", "this link", "this page", "this one", "link", "the link",
      "more",
      "read more", "see more", "learn more", "more info", "more information", "details", "continue", "go", "see",
      "read",
      "see here", "see this", "page", "website", "web site", "url",
    ],
    "de": [
      "hier", "hier klicken", "klicken sie hier", "dies", "diese seite", "dieser link", "mehr", "weiterlesen", "weiter",
    ],
    "fr": ["ici", "cliquez ici", "ce lien", "cette page", "lien", "plus", "lire la suite", "en savoir plus"],
    "es": ["aquí", "haga clic aquí", "haz clic aquí", "este enlace", "enlace", "más", "leer más", "esta página"],
    "it": ["qui", "clicca qui", "questo link", "questa pagina", "collegamento", "di più", "leggi di più"],
    "pt": ["aqui", "clique aqui", "este link", "esta página", "ligação", "mais", "leia mais", "saiba mais"],
    "nl": ["hier", "klik hier", "deze link", "deze pagina", "meer", "lees meer"],
    "pl": ["tutaj", "tu", "kliknij tutaj", "ten link", "więcej", "czytaj więcej"],
    "sv": ["här", "klicka här", "denna länk", "länk", "mer", "läs mer"],
    "ru": ["здесь", "тут", "нажмите здесь", "ссылка", "подробнее", "далее"],
  ]

  /// Descriptions that name only the kind of what they should describe.
  private static let emptyDescriptions: Set<String> = [
    "image", "an image", "img", "picture", "a picture", "pic", "photo", "a photo", "photograph", "figure", "a figure",
    "fig", "graphic", "graphics", "diagram", "a diagram", "chart", "a chart", "plot", "a plot", "graph", "a graph",
    "drawing", "illustration", "screenshot", "a screenshot", "icon", "logo", "alt", "alt text", "todo", "untitled",
    "bild", "abbildung", "foto", "grafik", "imagen", "immagine", "imagem", "afbeelding", "obraz", "рисунок",
  ]

  mutating func checkLinks() {
    let language = document.frontMatter.language.lowercased().prefix { $0 != "-" }
    let empty = (AccessibilityReview.emptyLinks["en"] ?? []).union(
      AccessibilityReview.emptyLinks[String(language)] ?? [])
    var destinations: [String: (destination: String, span: Span)] = [:]
    for part in document.parts {
      guard case .link(let destination, let content) = part.kind else { continue }
      let text = text(content)
      let key = AccessibilityReview.key(text)
      if text.isEmpty {
        warn(
          "empty-link", "This link has no text", at: part.span,
          hint: "Say in the brackets where it leads, such as the title of the page")
      } else if empty.contains(key), "#" + key != destination {
        warn(
          "link-text", "The text '\(text)' does not say where this link leads", at: part.span,
          hint: "Put what it leads to in the brackets, so that it can be read without the sentence around it")
      } else if AccessibilityReview.isAddress(text) {
        warn(
          "link-address", "The text of this link is an address, which a screen reader spells out", at: part.span,
          hint: "Write [the title of the page](\(destination))")
      } else if let first = destinations[text] {
        guard first.destination != destination else { continue }
        let (file, start) = document.file.origin(of: first.span.start)
        warn(
          "link-target",
          "The text '\(text)' leads to '\(destination)' here, and to '\(first.destination)' in line \(file.location(of: start).line)",
          at: part.span, hint: "Give links to different pages different texts")
      } else {
        destinations[text] = (destination, part.span)
      }
    }
  }

  /// Warns of a description that says no more than what kind of thing or which file it is for.
  mutating func check(_ description: String, isOf kind: String, named destination: String, at span: Span) {
    let key = AccessibilityReview.key(description)
    let bare = key.split { !$0.isLetter }.joined(separator: " ")
    let file = destination.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let stem = file.split(separator: ".").first.map { String($0) } ?? ""
    guard !key.isEmpty else { return }
    if AccessibilityReview.emptyDescriptions.contains(key) || AccessibilityReview.emptyDescriptions.contains(bare) {
      warn(
        "image-text", "The text '\(description)' does not say what this \(kind) shows", at: span,
        hint: "Say what is to be seen, as you would on the telephone")
    } else if key == file || key == stem || AccessibilityReview.isFileName(key) {
      warn(
        "image-text", "The text '\(description)' is the name of a file and does not say what this \(kind) shows",
        at: span, hint: "Say what is to be seen, as you would on the telephone")
    }
  }

  /// A text in lower case without the signs around it.
  private static func key(_ text: String) -> String {
    let letters = text.lowercased().drop { !$0.isLetter && !$0.isNumber }
    return String(letters.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
  }

  private static func isAddress(_ text: String) -> Bool {
    let isLong = text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
    return isLong && !text.contains(" ")
  }

  private static func isFileName(_ text: String) -> Bool {
    guard !text.contains(" "), let ending = text.split(separator: ".").dropFirst().last else { return false }
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "bmp", "tif", "tiff"].contains(ending)
  }
}
