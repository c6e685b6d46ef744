extension Command {
  /// Colours, frames, strikes, sizes, and what takes room without being seen.
  static let appearance: [Command] = [
    Command(
      names: ["color"],
      action: .rest { (parser, token) throws(MalformedTeX) in
        guard let colour = try parser.colour(of: token) else { return { $0 } }
        return { .styled($0, .colour(colour)) }
      }),
    .reading("textcolor") { (parser, token) throws(MalformedTeX) in
      let colour = try parser.colour(of: token)
      let body = try parser.argument(of: token)
      guard let colour else { return body }
      return .styled(body, .colour(colour))
    },
    .reading("colorbox") { (parser, token) throws(MalformedTeX) in
      let colour = try parser.colour(of: token)
      let body = try parser.textArgument(of: token, .plain)
      guard let colour else { return body }
      return .styled(body, .background(colour))
    },
    .reading("fcolorbox") { (parser, token) throws(MalformedTeX) in
      _ = try parser.colour(of: token)
      let colour = try parser.colour(of: token)
      let body = try parser.textArgument(of: token, .plain)
      guard let colour else { return .styled(body, .boxed) }
      return .styled(.styled(body, .background(colour)), .boxed)
    },
    .one("boxed") { .styled(.styled($0, .display), .boxed) },
    .reading("fbox", "framebox") { (parser, token) throws(MalformedTeX) in
      .styled(try parser.textArgument(of: token, .plain), .boxed)
    },
    .one("sout") { .styled($0, .struck) }, .one("cancel") { .styled($0, .cancelledUpward) },
    .one("bcancel") { .styled($0, .cancelledDownward) },
    .one("xcancel") { .styled($0, .cancelledCross) },
    .one("phantom") { .styled($0, .phantom) }, .one("hphantom") { .styled($0, .horizontalPhantom) },
    .one("vphantom") { .styled($0, .verticalPhantom) }, .one("smash") { .styled($0, .smashed) },
    .one("mathrlap", "rlap") { .styled($0, .overlap(.right)) },
    .one("mathllap", "llap") { .styled($0, .overlap(.left)) },
    .one("mathclap", "clap") { .styled($0, .overlap(.center)) },
    .changingRest("displaystyle") { .styled($0, .display) }, .changingRest("textstyle") { .styled($0, .inline) },
    .changingRest("scriptstyle") { .styled($0, .script) },
    .changingRest("scriptscriptstyle") { .styled($0, .scriptOfScript) },
    .size("tiny", 0.5), .size("scriptsize", 0.7),
    .size("footnotesize", 0.8), .size("small", 0.9),
    .size("normalsize", 1), .size("large", 1.2),
    .size("Large", 1.44), .size("LARGE", 1.728),
    .size("huge", 2.074), .size("Huge", 2.488),
  ]

  /// A size of letters, which holds until the next one in the group.
  private static func size(_ name: String, _ factor: Double) -> Command {
    .changingRest(name) { rest in
      var items = rest.elements
      // The next size is one of the page, not of this size.
      if case .styled(let body, .scaled(let inner))? = items.last {
        items[items.count - 1] = .styled(body, .scaled(inner / factor))
      }
      return .styled(.row(items), .scaled(factor))
    }
  }

  /// The colour names that may be used; nothing else but `#rgb` and `#rrggbb` reaches the page.
  static let colours: Set<String> = [
    "black", "white", "red", "green", "blue", "yellow", "cyan", "magenta", "orange", "purple", "brown", "gray", "grey",
    "teal", "violet", "pink", "lime", "olive", "navy", "maroon", "gold", "indigo", "crimson", "darkblue", "darkgreen",
    "darkred", "darkorange", "steelblue", "royalblue", "seagreen", "tomato", "salmon", "turquoise", "silver",
  ]
}

extension TeXParser {
  /// The colour in braces; nil, with a warning, when it is none.
  mutating func colour(of call: Token) throws(MalformedTeX) -> String? {
    let tokens = try argumentTokens(of: call)
    let name = text(of: tokens)
    if Command.colours.contains(name) || isHexadecimal(name) { return name }
    let place = tokens.first ?? call
    warn(
      "tex-colour", "\(name) is no colour that nbrun knows", from: place.start, to: (tokens.last ?? call).end,
      hint: "Use a name such as red, or #rrggbb")
    return nil
  }

  private func isHexadecimal(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.first == UInt8(ascii: "#"), bytes.count == 4 || bytes.count == 7 else { return false }
    for byte in bytes.dropFirst() {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let letter = byte | 0x20
      guard isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter) else { return false }
    }
    return true
  }
}
