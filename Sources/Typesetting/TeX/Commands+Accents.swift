extension Command {
  /// Marks above and below.
  static let accents: [Command] = [
    .mark("hat", "ˆ"), .mark("bar", "¯"), .mark("tilde", "˜"), .mark("dot", "˙"), .mark("ddot", "¨"),
    .mark("dddot", "˙˙˙"), .mark("ddddot", "˙˙˙˙"), .mark("vec", "→"), .mark("check", "ˇ"), .mark("breve", "˘"),
    .mark("acute", "´"), .mark("grave", "`"), .mark("mathring", "˚"),
    // The combining circumflex is the one that stretches in all browsers.
    .wide("widehat", "\u{302}"), .wide("widetilde", "~"), .wide("widecheck", "ˇ"), .wide("overline", "‾"),
    .wide("overrightarrow", "→"), .wide("overleftarrow", "←"), .wide("overleftrightarrow", "↔"),
    .wide("Overrightarrow", "⇒"), .wide("underline", "_", isBelow: true), .wide("underbar", "_", isBelow: true),
    .wide("underrightarrow", "→", isBelow: true), .wide("underleftarrow", "←", isBelow: true),
    .wide("underleftrightarrow", "↔", isBelow: true),
    .labelled("overbrace", "⏞"), .labelled("underbrace", "⏟", isBelow: true), .labelled("overbracket", "⎴"),
    .labelled("underbracket", "⎵", isBelow: true), .labelled("overparen", "⏜"), .labelled("overgroup", "⏠"),
    .labelled("underparen", "⏝", isBelow: true), .labelled("undergroup", "⏡", isBelow: true),
  ]

  private static func mark(_ name: String, _ mark: String) -> Command {
    .one(name) { .accent($0, .init(mark)) }
  }

  private static func wide(_ name: String, _ mark: String, isBelow: Bool = false) -> Command {
    .one(name) { .accent($0, .init(mark, isBelow: isBelow, isStretchy: true)) }
  }

  private static func labelled(_ name: String, _ mark: String, isBelow: Bool = false) -> Command {
    .one(name) { .accent($0, .init(mark, isBelow: isBelow, isStretchy: true, takesLabel: true)) }
  }
}
