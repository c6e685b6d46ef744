/// An address that a notebook may link to or take an image from: `http`, `https`, `mailto`, a path, or a part of the
/// page. Everything else, above all `javascript:` in any disguise, is no address.
struct Address {
  /// What kind of place an address names.
  enum Kind {
    /// Another site, with its scheme.
    case absolute
    /// A path relative to the page, or a part of the page.
    case relative
  }

  /// The kind of place.
  let kind: Kind
  /// The address with every byte percent-encoded that may not stand in an address.
  let text: String

  /// The address in `written`, or nil where the page must not lead.
  init?(_ written: String) {
    // Browsers drop tabs and line ends anywhere and blanks around an address, so `java\tscript:` is a scheme.
    let trimmed = Address.trimmingBlanks(written.utf8.filter { byte in byte >= 0x20 && byte != 0x7F })
    if let scheme = Address.scheme(of: trimmed) {
      guard ["http", "https", "mailto"].contains(scheme) else { return nil }
      kind = .absolute
    } else {
      // Two slashes, also as backslashes, name another host under the page's own scheme.
      let slashes = trimmed.prefix(2).count { byte in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
      kind = slashes == 2 ? .absolute : .relative
    }
    text = Address.encoded(trimmed)
  }

  /// The address of a file by its path, in which a colon or a number sign is only a character.
  init(path: String) {
    let encoded = Address.encoded(Array(path.utf8), isPath: true)
    kind = .relative
    text = encoded.hasPrefix("/") ? "." + encoded : encoded
  }

  /// An address of plain CommonMark, which may lead anywhere.
  init(anywhere written: String) {
    kind = .absolute
    text = Address.encoded(Array(written.utf8))
  }

  private static func trimmingBlanks(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.firstIndex { byte in byte != 0x20 } ?? bytes.endIndex
    let end = bytes.lastIndex { byte in byte != 0x20 }.map { last in last + 1 } ?? start
    return Array(bytes[start..<max(start, end)])
  }

  /// What stands before a colon that comes before any slash, question mark or number sign, in lower case.
  private static func scheme(of bytes: [UInt8]) -> String? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return String(decoding: bytes[0..<index], as: UTF8.self).lowercased()
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: continue
      }
    }
    return nil
  }

  private static func encoded(_ bytes: [UInt8], isPath: Bool = false) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      if isAllowed(byte), !(isPath && ":?#%".utf8.contains(byte)) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Unreserved and reserved characters and the percent sign of RFC 3986.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte)
    }
  }
}
