import Glibc
import Source

/// The inputs of this and earlier sessions. They are kept in a file, one a line; where it cannot be written they are
/// quietly not kept.
struct InputHistory {
  /// How many inputs are offered, and at most twice as many kept.
  static let limit = 1000

  /// The inputs, oldest first.
  private(set) var inputs: [String] = []
  private var path: String?

  /// The history in a file; without a path it lasts as long as the session.
  init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(Failure) {
      let lines = try Files.read(path).split(separator: UInt8(ascii: "\n"))
      inputs = lines.suffix(InputHistory.limit).map { InputHistory.input(ofLine: $0) }
      if lines.count > 2 * InputHistory.limit { keep(inputs, O_TRUNC) }
    } catch {
      inputs = []
    }
  }

  /// Adds an input, unless it is blank or what was entered just before.
  ///
  /// - Returns: whether it was added.
  mutating func add(_ input: String) -> Bool {
    guard input.contains(where: { !$0.isWhitespace }), input != inputs.last else { return false }
    inputs.append(input)
    keep([input], O_APPEND)
    return true
  }

  /// Where the XDG Base Directory Specification puts the history; nil when it is not known whose it is.
  static func path(in environment: [String: String]) -> String? {
    var folder = environment["XDG_STATE_HOME"] ?? ""
    if !folder.hasPrefix("/") {
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      folder = Files.join(home, ".local/state")
    }
    return Files.join(folder, "nbrun/history")
  }

  /// Appends to the file, or writes it anew. Only its owner may read what was entered.
  private mutating func keep(_ inputs: [String], _ mode: Int32) {
    guard let path else { return }
    do throws(Failure) {
      try Files.makeFolder(Files.folder(of: path))
    } catch {
      self.path = nil
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
    guard descriptor >= 0 else {
      self.path = nil
      return
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    for input in inputs { bytes += InputHistory.line(ofInput: input) }
    // Appended in one call, so that two sessions do not mix their lines.
    if write(descriptor, bytes, bytes.count) != bytes.count { self.path = nil }
  }

  /// An input as a line of the file: a line feed inside becomes `\n`, and a backslash two.
  private static func line(ofInput input: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in input.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += Array("\\n".utf8)
      case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
      default: line.append(byte)
      }
    }
    return line + [UInt8(ascii: "\n")]
  }

  private static func input(ofLine line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
