import Language

/// The functions of the language as a notebook: what `docs/functions.md` holds.
public enum FunctionReference {
  /// The page in Markdown, made from the declarations alone.
  public static var markdown: String {
    var text = """
      ---
      title: Functions
      subtitle: Every function of the language, with an example that is run as a test.
      lang: en
      ---

      <!-- Written by `nbrun help --reference` from the declarations of the functions. -->

      There are \(Library.builtins.count) functions. In the line below a name, what stands in brackets may be left out, \
      and … stands for any more of the same. The example shows commands after `>>`, then what they print; plots print \
      nothing. The terminal shows the same with, say, `nbrun help det`. How the language works is told in \
      [the language](language.md), what differs from GNU Octave in [compatibility](compatibility.md).

      """
    var taken: [String: Int] = [:]
    for family in Library.families {
      text += "\n## \(family.title)\n"
      var names: [String] = []
      for builtin in family.builtins { names.append("[\(builtin.name)](#\(anchor(builtin.name, &taken)))") }
      text += "\n\(names.joined(separator: ", "))\n"
      for builtin in family.builtins { text += section(builtin) }
    }
    return text
  }

  /// The name that a heading gets in pages: in lower case, numbered where it is taken.
  private static func anchor(_ name: String, _ taken: inout [String: Int]) -> String {
    let wanted = name.lowercased()
    defer { taken[wanted, default: 0] += 1 }
    return taken[wanted].map { "\(wanted)-\($0)" } ?? wanted
  }

  private static func section(_ builtin: Builtin) -> String {
    var text = "\n### \(builtin.name)\n\n`\(builtin.signature)`\\\n\(escaped(builtin.summary))\n"
    guard let example = builtin.examples.first else { return text }
    text += "\n```\n"
    for line in lines(example.source) { text += line.isEmpty ? ">>\n" : ">> \(line)\n" }
    if !example.output.isEmpty { for line in lines(example.output) { text += "\(line)\n" } }
    return text + "```\n"
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Plain text as Markdown that shows the same characters.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_<$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
