/// The quotation marks of a language, as Unicode's locale data (CLDR) has them.
struct QuotationMarks {
  /// What stands for a pair of `"`.
  var double: (open: String, close: String)
  /// What stands for a pair of `'`.
  var single: (open: String, close: String)

  /// The marks of the language with a BCP 47 tag; English ones for a language that is not listed.
  init(language: String) {
    let tag = language.lowercased()
    let name = tag.split(separator: "-").first.map { String($0) } ?? tag
    switch name {
    case "de" where tag.hasSuffix("-ch"), "fr" where tag.hasSuffix("-ch"): self.init("«", "»", "‹", "›")
    case "de", "cs", "sk", "sl", "hr": self.init("„", "“", "‚", "‘")
    // French keeps a narrow blank that does not break inside of its marks.
    case "fr": self.init("«\u{202F}", "\u{202F}»", "“", "”")
    case "pt" where tag.hasSuffix("-pt"), "es", "it", "ca", "el": self.init("«", "»", "“", "”")
    case "ru", "uk", "be": self.init("«", "»", "„", "“")
    case "pl", "ro", "hu": self.init("„", "”", "«", "»")
    case "sv", "fi", "he": self.init("”", "”", "’", "’")
    case "da", "nb", "nn", "no": self.init("«", "»", "‘", "’")
    case "ja": self.init("「", "」", "『", "』")
    case "zh" where tag.contains("hant") || tag.hasSuffix("-tw"): self.init("「", "」", "『", "』")
    case "ar": self.init("”", "“", "’", "‘")
    default: self.init("“", "”", "‘", "’")
    }
  }

  private init(_ open: String, _ close: String, _ innerOpen: String, _ innerClose: String) {
    double = (open, close)
    single = (innerOpen, innerClose)
  }

  func pair(of byte: UInt8) -> (open: String, close: String) { byte == Byte.quote ? double : single }
}
