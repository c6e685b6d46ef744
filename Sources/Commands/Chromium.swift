import Glibc
import Publishing
import Source

/// An installed Chromium, which prints pages to PDF.
struct Chromium: Sendable {
  /// The variable of the environment that names the program to use.
  static let variable = "NBRUN_CHROMIUM"
  /// The programs that are looked for, the first that is there is taken.
  static let names = ["chromium", "chromium-browser", "google-chrome", "chrome"]

  /// The path of the program.
  let program: String
  /// How long one notebook may take. Starting takes a second or two, printing much less.
  var limit: Duration = .seconds(60)

  /// The program that the environment names or that is in the search path.
  init() throws(Failure) {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    try self.init(named: value(Chromium.variable), path: value("PATH") ?? "")
  }

  /// The program of a name or path, or without one the first of the usual names.
  ///
  /// - Parameter path: the folders that programs are looked for in, with colons between them.
  init(named name: String?, path: String) throws(Failure) {
    if let name, !name.isEmpty {
      guard let program = ChildProcess.program(name, in: path) else {
        throw Failure(
          "\(Chromium.variable) is '\(name)', and there is no such program",
          hint: "give it the path of Chromium or Chrome, or unset it to use the one in PATH")
      }
      self.program = program
      return
    }
    for name in Chromium.names {
      guard let program = ChildProcess.program(name, in: path) else { continue }
      self.program = program
      return
    }
    throw Failure(
      "a PDF is printed by Chromium, and PATH has none of \(Chromium.names.joined(separator: ", "))",
      hint: "install one, on Debian with 'apt install chromium', or set \(Chromium.variable) to its path")
  }

  /// How deep the page lies in its temporary folder, so that paths with as many `..` stay inside.
  private static let depth = 8

  /// The PDF of a page that is complete in itself.
  func pdf(of page: [UInt8]) throws(Failure) -> [UInt8] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let base = String(repeating: "/p", count: Chromium.depth)
    try Files.makeFolder(folder.path + base)
    let (source, output) = (folder.path + base + "/page.html", folder.path + "/page.pdf")
    let errors = folder.path + "/errors"
    try Files.write(page, to: source)
    let address = "file://" + Chromium.encoded(source)
    // The folder for reports of crashes is not part of the profile.
    let process = ChildProcess(
      command: [program] + arguments(profile: folder.path + "/profile", output: output) + [address],
      environment: ["CHROME_CONFIG_HOME=\(folder.path)"], errors: errors, limit: limit)
    switch try process.run() {
    case .exited(0) where Files.exists(output):
      var file = PDFFile(try Files.read(output))
      file.removeDates()
      file.makeRelative(from: "file://" + Chromium.encoded(folder.path), base: base)
      return file.bytes
    case .exited(let code): throw failure("ended with exit code \(code) and no PDF", errors)
    case .killed(let signal): throw failure("was ended by signal \(signal)", errors)
    case .tookTooLong:
      throw Failure(
        "'\(program)' did not finish within \(limit.components.seconds) seconds",
        hint: "try again with fewer notebooks at a time, such as -j 1")
    case .interrupted: throw Failure("printing was interrupted")
    }
  }

  /// What Chromium is told: a profile of its own, no network, no dialogs and nothing in the background.
  private func arguments(profile: String, output: String) -> [String] {
    let arguments = [
      "--headless", "--print-to-pdf=\(output)", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--user-data-dir=\(profile)", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-component-update",
      "--disable-background-networking", "--disable-default-apps", "--disable-breakpad", "--no-pings",
      // No name has an address, and what needs none finds no proxy.
      "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ]
    // Chromium refuses to start its sandbox for root.
    return geteuid() == 0 ? arguments + ["--no-sandbox"] : arguments
  }

  /// A failure with the last words of Chromium, which are the ones that matter.
  private func failure(_ what: String, _ errors: String) -> Failure {
    var text = ""
    do throws(Failure) { text = String(decoding: try Files.read(errors), as: UTF8.self) } catch {}
    let isSandbox = text.contains("No usable sandbox")
    let last = text.split(separator: "\n").last.map { ": \($0)" } ?? ""
    return Failure(
      "'\(program)' \(what)\(isSandbox ? ": it finds no usable sandbox" : last)",
      hint: isSandbox
        ? "allow user namespaces, or set \(Chromium.variable) to a script that starts it with --no-sandbox"
        : "try '\(program) --headless --print-to-pdf about:blank' by hand")
  }

  /// A path as it stands in an address.
  private static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in path.utf8 {
      let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      if isLetter || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~/".utf8.contains(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// A folder of its own for one task, below TMPDIR or /tmp.
struct TemporaryFolder {
  /// Its path without symbolic links.
  let path: String

  /// Makes the folder, which others cannot look into.
  init() throws(Failure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((Files.join(parent.isEmpty ? "/tmp" : parent, "nbrun-XXXXXX")).utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        "there is no place for temporary files in '\(parent)': \(String(cString: strerror(errno)))",
        hint: "set TMPDIR to a folder that can be written to")
    }
    let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = Files.resolved(name) ?? name
  }

  /// Removes the folder and all that is in it; links are removed and not followed.
  func remove() { TemporaryFolder.remove(path) }

  private static func remove(_ path: String) {
    // A file, a link or an empty folder goes at once.
    guard Glibc.remove(path) != 0, errno == ENOTEMPTY || errno == EEXIST else { return }
    var names: [String] = []
    do throws(Failure) { names = try Files.names(in: path) } catch {}
    for name in names { remove(Files.join(path, name)) }
    rmdir(path)
  }
}
