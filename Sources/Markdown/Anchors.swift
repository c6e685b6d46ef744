import Notebook

/// The names of headings, each given once.
struct Anchors {
  /// The name of a heading.
  struct Anchor {
    /// The name it got.
    var name: String
    /// The name that was asked for.
    var wanted: String
    /// Whether the author wrote a name that was taken.
    var isTaken: Bool
  }

  private var taken: Set<String> = []
  private var repetitions: [String: Int] = [:]

  /// Every name that was given.
  var names: Set<String> { taken }

  /// Whether a name was given.
  func isTaken(_ name: String) -> Bool { taken.contains(name) }

  /// Gives a name; false when it was given before.
  mutating func claim(_ name: String) -> Bool { taken.insert(name).inserted }

  /// Takes a name back.
  mutating func forget(_ name: String) { taken.remove(name) }

  /// The name of the heading with this text and the name from its attributes; without one, a `{#name}` at the end of the text is the name and is removed.
  ///
  /// Otherwise the name is made as on GitHub: lower case, punctuation dropped, spaces to hyphens, `-1`, `-2` … when
  /// taken.
  mutating func anchor(of inlines: inout [Inline], name: String? = nil) -> Anchor {
    let written = name ?? Anchors.takeLabel(from: &inlines)
    let slug = written ?? Anchors.slug(of: inlines)
    let wanted = slug.isEmpty ? "section" : slug
    var name = wanted
    let isTaken = written != nil && taken.contains(wanted)
    while !taken.insert(name).inserted {
      repetitions[wanted, default: 0] += 1
      name = "\(wanted)-\(repetitions[wanted, default: 0])"
    }
    return Anchor(name: name, wanted: wanted, isTaken: isTaken)
  }

  private static func takeLabel(from inlines: inout [Inline]) -> String? {
    guard case .text(let text) = inlines.last else { return nil }
    var bytes = Array(text.utf8)
    while bytes.last?.isBlank == true { bytes.removeLast() }
    guard bytes.last == Byte.closeBrace, let open = bytes.lastIndex(of: Byte.openBrace),
      let label = LabelBraces(bytes, from: open), label.range.upperBound == bytes.count
    else { return nil }
    bytes.removeSubrange(open...)
    while bytes.last?.isBlank == true { bytes.removeLast() }
    if bytes.isEmpty {
      inlines.removeLast()
    } else {
      inlines[inlines.count - 1] = .text(String(decoding: bytes, as: UTF8.self))
    }
    return label.name
  }

  private static func slug(of inlines: [Inline]) -> String {
    var slug = ""
    for scalar in plainText(of: inlines).lowercased().unicodeScalars {
      if scalar == " " {
        slug.unicodeScalars.append("-")
      } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
      {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  /// The words of running text; TeX counts as it is written, values and raw HTML not at all.
  private static func plainText(of inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): result += text
      case .softBreak, .lineBreak: result += " "
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .attributed(_, let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        result += plainText(of: inner)
      case .math(let source): result += source.tex
      case .value, .html, .reference, .footnote: break
      }
    }
    return result
  }
}
