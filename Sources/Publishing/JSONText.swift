/// JSON's form of text (RFC 8259).
public enum JSONText {
  /// A text in quotes. It may stand in a `script` element: none of its characters ends the element.
  public static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "<", "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  /// An object of texts, which are JSON already, by their names.
  static func object(_ entries: [(name: String, value: String)]) -> String {
    "{" + entries.map { "\(string($0.name)):\($0.value)" }.joined(separator: ",") + "}"
  }
}
