import Source

/// A reason to end with a message and an exit code of our own.
struct Complaint: Error {
  var failure: Failure
  var status: Int32
  var style: TerminalStyle

  init(_ failure: Failure, status: Int32, style: TerminalStyle = Terminal.style(of: .error)) {
    self.failure = failure
    self.status = status
    self.style = style
  }

  /// The message as it is printed.
  var text: String {
    var text = "\(style(.bold, style(.red, "error:"))) \(style(.bold, failure.message))\n"
    if let hint = failure.hint { text += "  \(style(.cyan, "=")) \(style(.bold, "hint:")) \(hint)\n" }
    return text
  }
}
