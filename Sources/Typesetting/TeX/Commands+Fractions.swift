extension Command {
  /// Fractions, binomial coefficients and roots.
  static let fractions: [Command] = [
    .two("frac") { .fraction($0, $1, bar: true) },
    .two("dfrac") { .styled(.fraction($0, $1, bar: true), .display) },
    .two("tfrac") { .styled(.fraction($0, $1, bar: true), .inline) },
    .two("cfrac") { .styled(.fraction(.styled($0, .display), .styled($1, .display), bar: true), .display) },
    .two("binom") { .binomial($0, $1) },
    .two("dbinom") { .styled(.binomial($0, $1), .display) },
    .two("tbinom") { .styled(.binomial($0, $1), .inline) },
    .between("over") { .fraction($0, $1, bar: true) },
    .between("atop") { .fraction($0, $1, bar: false) },
    Command(
      names: ["above"],
      action: .infix { (parser, token) throws(MalformedTeX) in
        let hasBar = try parser.width(of: token) > 0
        return { .fraction($0, $1, bar: hasBar) }
      }),
    .between("choose") { .binomial($0, $1) },
    .between("brace") { .fenced("{", .fraction($0, $1, bar: false), "}") },
    .between("brack") { .fenced("[", .fraction($0, $1, bar: false), "]") },
    .reading("sqrt") { (parser, token) throws(MalformedTeX) in
      let index = try parser.bracketArgument("The index of the root has no ]")
      return .root(try parser.argument(of: token), index: index)
    },
    .reading("genfrac") { (parser, token) throws(MalformedTeX) in
      let open = try parser.fenceArgument(of: token)
      let close = try parser.fenceArgument(of: token)
      let thickness = parser.text(of: try parser.argumentTokens(of: token))
      let size = parser.text(of: try parser.argumentTokens(of: token))
      let top = try parser.argument(of: token)
      let bottom = try parser.argument(of: token)
      let hasBar = thickness.isEmpty || thickness.utf8.contains { (0x31...0x39).contains($0) }
      var body = Formula.fraction(top, bottom, bar: hasBar)
      if !open.isEmpty || !close.isEmpty { body = .fenced(open, body, close) }
      switch size {
      case "0": return .styled(body, .display)
      case "1": return .styled(body, .inline)
      case "2": return .styled(body, .script)
      case "3": return .styled(body, .scriptOfScript)
      default: return body
      }
    },
  ]
}

extension Formula {
  static func binomial(_ top: Formula, _ bottom: Formula) -> Formula {
    .fenced("(", .fraction(top, bottom, bar: false), ")")
  }
}
