import Typesetting

extension Formula {
  /// The formula with colours that can be read on the light and on the dark page.
  ///
  /// No colour has a contrast of 4.5:1 to both papers, so that each letter gets a tone for each of them: the author's
  /// where it can be read, else one that is darker or lighter. On a background of the author's there is one tone.
  var legible: Formula { hasColours ? legible(on: nil) : self }

  private var hasColours: Bool {
    switch self {
    case .row(let items): items.contains { $0.hasColours }
    case .fraction(let top, let bottom, _): top.hasColours || bottom.hasColours
    case .root(let body, let index): body.hasColours || index?.hasColours == true
    case .scripts(let base, let sub, let sup): base.hasColours || sub?.hasColours == true || sup?.hasColours == true
    case .accent(let base, _): base.hasColours
    case .fenced(_, let body, _), .classed(let body, _, _): body.hasColours
    case .table(let table): table.rows.contains { $0.contains { $0.hasColours } }
    case .styled(_, .colour), .styled(_, .background): true
    case .styled(let body, _): body.hasColours
    case .identifier, .number, .symbol, .function, .text, .space, .pending, .unknown: false
    }
  }

  private func legible(on background: ScreenColour?) -> Formula {
    func legible(_ formula: Formula) -> Formula { formula.legible(on: background) }
    switch self {
    case .row(let items): return .row(items.map(legible))
    case .fraction(let top, let bottom, let bar): return .fraction(legible(top), legible(bottom), bar: bar)
    case .root(let body, let index): return .root(legible(body), index: index.map(legible))
    case .scripts(let base, let sub, let sup):
      return .scripts(legible(base), sub: sub.map(legible), sup: sup.map(legible))
    case .accent(let base, let accent): return .accent(legible(base), accent)
    case .fenced(let open, let body, let close): return .fenced(open, legible(body), close)
    case .table(var table):
      table.rows = table.rows.map { $0.map(legible) }
      return .table(table)
    case .classed(let body, let role, let limits): return .classed(legible(body), role, limits)
    case .styled(let body, .colour(let name)):
      return .styled(legible(body), .colour(Formula.tones(of: name, on: background)))
    case .styled(let body, .background(let name)):
      guard let colour = ScreenColour(name) else { return .styled(legible(body), .background(name)) }
      return .styled(body.legible(on: colour), .background("\(name);color:\(ScreenColour.ink(on: colour).text)"))
    case .styled(let body, let style): return .styled(legible(body), style)
    case .identifier, .number, .symbol, .function, .text, .space, .pending, .unknown: return self
    }
  }

  /// A colour as it is written for letters on a background, or on the paper of both pages.
  private static func tones(of name: String, on background: ScreenColour?) -> String {
    guard let colour = ScreenColour(name) else { return name }
    func tone(on paper: ScreenColour) -> String {
      let tone = colour.legible(on: paper)
      return tone == colour ? name : tone.text
    }
    if let background { return tone(on: background) }
    let (light, dark) = (tone(on: ScreenColour.papers.light), tone(on: ScreenColour.papers.dark))
    return light == dark ? light : "light-dark(\(light),\(dark))"
  }
}
