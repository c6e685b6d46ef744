/// All that nbrun knows of TeX, as tables in Markdown: symbols with their characters, commands and environments.
public func mathematicsReference() -> String {
  var text = "## Symbols\n\n"
  for (title, pairs) in Symbols.families {
    text += "**\(title).** "
    for (index, pair) in pairs.enumerated() {
      text += (index > 0 ? ", " : "") + code("\\" + pair.name) + " " + escaped(pair.character)
    }
    text += "\n\n"
  }
  text += "**Functions.** " + list(Symbols.functions + Symbols.functionsWithLimits.map { $0.key }) + "\n\n"
  text += "**Spaces.** " + list(Symbols.spaces.map { $0.key }) + "\n\n## Commands\n\n"
  for (title, commands) in Command.families where title != "Environments" {
    text += "**\(title).** " + list(commands.flatMap { $0.names }) + "\n\n"
  }
  return text + "## Environments\n\n" + Environment.names.map { code($0) }.joined(separator: ", ") + "\n"
}

private func list(_ names: [String]) -> String { names.map { code("\\" + $0) }.joined(separator: ", ") }

private func code(_ text: String) -> String { "`" + text + "`" }

/// A character that would mean something in Markdown gets a backslash.
private func escaped(_ character: String) -> String {
  guard let byte = character.utf8.first, byte < 0x80, !("0"..."z").contains(Unicode.Scalar(byte)) else {
    return ["[", "\\", "]", "^", "_", "`", "<"].contains(character) ? "\\" + character : character
  }
  return "\\" + character
}
