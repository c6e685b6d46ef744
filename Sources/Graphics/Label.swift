public import Source
import Typesetting

/// Text of a plot: plain, or words with mathematics between them.
public struct Label: Equatable, Sendable, ExpressibleByStringInterpolation {
  #if hasFeature(Embedded)
    /// Words, or mathematics.
    typealias Part = PreparedPart
  #else
    /// Words, or mathematics.
    typealias Part = Formula
  #endif

  /// The label on one line of Unicode text: for terminals, tables, and readers who hear the page.
  public let text: String
  /// What stands between blanks, each a row of words and mathematics; empty for plain text.
  private(set) var words: [[Part]] = []

  /// Plain text.
  public init(_ text: String) { self.text = text }

  /// Plain text.
  public init(stringLiteral text: String) { self.text = text }

  /// Whether nothing is in it.
  public var isEmpty: Bool { text.isEmpty }

  init(words: [[Part]]) {
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0 { text += " " }
      for part in word { text += part.inlineText }
    }
    self.text = text
    self.words = words
  }

  /// Whether it is a variable, or a function of one, and plain text.
  var isName: Bool { words.isEmpty && Lettering.isName(text) }

  /// The label no wider than `width` pixels: one that is too wide is cut, mathematics as Unicode text.
  func cut(width: Double, size: Double = TextWidth.size, isBold: Bool = false) -> Label {
    if !words.isEmpty, LabelLayout(self, size: size, isBold: isBold).width <= width { return self }
    return Label(TextWidth.cut(text, width: width, size: size, isBold: isBold))
  }

  /// The label broken at blanks into lines no wider than `width` pixels.
  func wrapped(width: Double, size: Double = TextWidth.size, isBold: Bool = false) -> [Label] {
    var lines: [Label] = []
    if !words.isEmpty {
      var line: [[Part]] = []
      for word in words {
        if line.isEmpty || LabelLayout(Label(words: line + [word]), size: size, isBold: isBold).width <= width {
          line.append(word)
        } else {
          lines.append(Label(words: line).cut(width: width, size: size, isBold: isBold))
          line = [word]
        }
      }
      return lines + [Label(words: line).cut(width: width, size: size, isBold: isBold)]
    }
    for line in TextWidth.wrap(text, width: width, size: size, isBold: isBold) { lines.append(Label(line)) }
    return lines
  }

  /// How much more room above its base line the label needs than plain text does, in pixels.
  var rise: Double { rise(size: TextWidth.size) }

  /// How much more room it needs below.
  var drop: Double { drop(size: TextWidth.size) }

  func rise(size: Double) -> Double {
    if words.isEmpty { return 0 }
    return Swift.max(0, (LabelLayout(self, size: size).ascent - size * 0.9).rounded(.up))
  }

  func drop(size: Double) -> Double {
    if words.isEmpty { return 0 }
    return Swift.max(0, (LabelLayout(self, size: size).descent - size * 0.3).rounded(.up))
  }
}

#if !hasFeature(Embedded)
  extension Label: CustomStringConvertible {
    /// Its text, as it stands in other texts.
    public var description: String { text }
  }
#endif

extension Label {
  /// What a text is read as.
  public enum Interpreter: Sendable {
    /// TeX between dollars, and scripts and known commands outside of them.
    case mathematics
    /// Scripts and known commands, dollars being dollars.
    case commands
    /// Plain text.
    case none
  }

  /// Reads the text of a plot. What is wrong in it is said in the name of a function.
  public init(reading text: String, as interpreter: Interpreter = .mathematics, for function: String) throws(Failure) {
    #if hasFeature(Embedded)
      self.init(prepared: text, as: interpreter)
    #else
      if interpreter == .none {
        self.init(text)
      } else {
        var reader = LabelReader(text, for: function)
        self = try reader.label(hasDollars: interpreter == .mathematics)
      }
    #endif
  }
}
