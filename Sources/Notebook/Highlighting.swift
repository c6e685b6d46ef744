import Language
public import Markup
import Source

extension Markup {
  /// Code as it is shown: a tinted block whose keywords, numbers, strings and comments carry the classes `k`, `n`,
  /// `s` and `c` of the style sheet.
  ///
  /// - Parameters:
  ///   - source: the code, UTF-8.
  ///   - isHighlighted: whether the code is in nbrun's language; other code is shown plain.
  public static func code(_ source: [UInt8], isHighlighted: Bool) -> Markup {
    var end = source.count
    while end > 0, source[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    let shown = Array(source[0..<end])
    let content = isHighlighted ? highlighted(shown) : [.text(String(decoding: shown, as: UTF8.self))]
    return .tag("div", ["class": "code"], [.tag("pre", [:], [.tag("code", [:], content)])])
  }

  /// Code with its keywords, numbers, strings and comments in elements of their classes.
  public static func highlighted(_ source: [UInt8]) -> [Markup] {
    var pieces: [Markup] = []
    var plainStart = 0
    for token in highlight(source) {
      guard let name = className(of: token.role) else { continue }
      let start = max(token.span.start, plainStart)
      let end = min(token.span.end, source.count)
      guard start < end else { continue }
      if plainStart < start { pieces.append(.text(String(decoding: source[plainStart..<start], as: UTF8.self))) }
      pieces.append(.tag("span", ["class": name], [.text(String(decoding: source[start..<end], as: UTF8.self))]))
      plainStart = end
    }
    if plainStart < source.count { pieces.append(.text(String(decoding: source[plainStart...], as: UTF8.self))) }
    return pieces
  }

  private static func className(of role: HighlightedToken.Role) -> String? {
    switch role {
    case .keyword: "k"
    case .number: "n"
    case .string: "s"
    case .comment: "c"
    case .operator, .name, .plain: nil
    }
  }
}
