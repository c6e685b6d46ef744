import Source

/// A reason to end with a message and an exit code of our own.
struct Complaint: Error {
  var failure: Failure
  var status: Int32

  init(_ failure: Failure, status: Int32) {
    self.failure = failure
    self.status = status
  }

  /// The message as it is printed.
  var text: String {
    var text = "error: \(failure.message)\n"
    if let hint = failure.hint { text += "  = hint: \(hint)\n" }
    return text
  }
}
