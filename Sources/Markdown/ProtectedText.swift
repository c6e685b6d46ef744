import Notebook
import Source

/// A piece of running text that Markdown must not touch, and what it means.
struct ProtectedText {
  /// What the piece is.
  enum Meaning {
    /// Mathematics in the line.
    case math(TeXSource)
    /// Displayed mathematics.
    case display(TeXSource)
    /// An expression at a place of the file.
    case value(Span)
    /// A mention of something with a number.
    case reference(Reference)
    /// The mark of a note, by the note's name.
    case footnote(String)
    /// An address in running text, and where it leads.
    case address(String)
    /// Attributes of what stands before them, the place of their name, and the description of an image.
    case attributes(Attributes, name: Span?, description: SourceText?)
    /// One or two tildes, and whether struck text may begin and end there.
    case tildes(opens: Bool, closes: Bool)
    /// A quote, dash or ellipsis as a printer sets it.
    case punctuation(String)
    /// Nothing: it keeps text that is not a block of its own from being read as one.
    case nothing
  }

  /// What the piece is.
  var meaning: Meaning
  /// What stands at both ends of the stand-in: what matters for emphasis beside it.
  static func edge(of meaning: Meaning, _ original: ArraySlice<UInt8>) -> UInt8 {
    switch meaning {
    case .tildes: Byte.tilde
    case .punctuation: original.first ?? Placeholder.letter
    case .math, .display, .value, .reference, .footnote, .address, .attributes, .nothing: Placeholder.letter
    }
  }

  /// The bytes it replaces, for places such as raw HTML where it has no meaning.
  var original: [UInt8]
}

/// The stand-in for protected text while cmark reads the Markdown around it.
///
/// It is a letter, the byte FF, the piece's number, the byte FE and a letter: to cmark a word without any meaning. The
/// bytes FF and FE never occur in UTF-8, so no author can write one. Tildes, quotes,
/// hyphens and dots stand in place of the letters for themselves, since it matters for emphasis beside them that they
/// are punctuation.
enum Placeholder {
  private static let open: UInt8 = 0xFF
  private static let close: UInt8 = 0xFE
  static let letter = UInt8(ascii: "x")

  /// The stand-in of the piece with a number.
  static func bytes(_ number: Int, edge: UInt8 = letter) -> [UInt8] {
    [edge, open] + Array(String(number).utf8) + [close, edge]
  }

  /// A part of a text with stand-ins.
  enum Part {
    /// Bytes of the author.
    case text(Range<Int>)
    /// The number of a protected piece.
    case piece(Int)
  }

  /// The parts of a text in order.
  static func parts(of bytes: [UInt8]) -> [Part] {
    guard bytes.contains(open) else { return bytes.isEmpty ? [] : [.text(0..<bytes.count)] }
    var parts: [Part] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == open, offset > start else {
        offset += 1
        continue
      }
      var end = offset + 1
      var number = 0
      while end < bytes.count, bytes[end].isDigit {
        number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
        end += 1
      }
      if start < offset - 1 { parts.append(.text(start..<offset - 1)) }
      parts.append(.piece(number))
      start = min(end + 2, bytes.count)
      offset = start
    }
    if start < bytes.count { parts.append(.text(start..<bytes.count)) }
    return parts
  }
}
