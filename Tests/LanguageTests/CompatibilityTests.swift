import Foundation
import Language
import Source
import Testing

/// The page on compatibility tells the truth: each program on it, written `program` gives `result`, gives that result.
/// Where Octave 7 is installed it is asked too: it must print the same, or what the page says after `Octave gives`. What
/// nbrun refuses is not compared.
@Suite struct CompatibilityTests {
  /// A program on the page.
  struct Claim: CustomTestStringConvertible, Sendable {
    var program: String
    /// What nbrun gives.
    var result: String
    /// What Octave gives, where the page says so.
    var octave: String?
    var testDescription: String { program }
  }

  static let claims: [Claim] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let page = folder.deletingLastPathComponent().appending(path: "docs/compatibility.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.matches(of: /`([^`\n]+)` gives `([^`\n]+)`(?:; Octave gives `([^`\n]+)`)?/).map { match in
      Claim(program: String(match.1), result: String(match.2), octave: match.3.map { String($0) })
    }
  }()

  @Test func thePageHoldsPrograms() { #expect(CompatibilityTests.claims.count > 60) }

  @Test(arguments: claims) func theProgramGivesWhatThePageSays(_ claim: Claim) {
    let result = onLargeStack { CompatibilityTests.result(of: claim.program) }
    #expect(shown(result ?? "") == shown(claim.result))
  }

  /// What a program prints, then its first error.
  private static func result(of program: String) -> String {
    var machine = Machine()
    let outcome = machine.run([UInt8](program.utf8))
    var text = ""
    for event in outcome.events {
      switch event {
      case .printed(let printed), .display(_, _, let printed, _), .chain(_, _, _, let printed, _): text += printed
      case .states(let states): text += states.text
      case .control: break
      case .verdict(let verdict): text += verdict.line + "\n"
      case .feedback(let said): text += said + "\n"
      case .warning(let failure): text += "warning: \(failure.message)\n"
      }
    }
    guard let diagnostic = outcome.diagnostics.first else { return text }
    return text + "error: " + (outcome.isParsed ? "" : "parse error: ") + diagnostic.message
  }

  private static let octavePath = "/usr/bin/octave"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: octavePath)))
  func octaveGivesWhatThePageSays() throws {
    let compared = Self.claims.filter { $0.octave != nil || !$0.result.hasPrefix("error:") }
    var script = "1;\nfunction one(code), eval(code), end\nprintf('%s\\0', OCTAVE_VERSION)\n"
    for claim in compared {
      let code = claim.program.replacing("'", with: "''")
      script += "try, printf('%s', evalc('one(''\(code.replacing("'", with: "''"))'')'));"
      script += "catch err, printf('error: %s', err.message); end, printf('\\0')\n"
    }
    let process = Process()
    process.executableURL = URL(filePath: Self.octavePath)
    process.arguments = ["--no-gui", "--quiet", "--norc", "--eval", script]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let results = output.split(separator: "\0", omittingEmptySubsequences: false).map { String($0) }
    guard results.first?.hasPrefix("7.") == true else { return }
    #expect(results.count == compared.count + 2)
    for (claim, result) in zip(compared, results.dropFirst()) {
      // Octave adds advice and places to its messages in lines of their own.
      let first = result.hasPrefix("error:") ? String(result.prefix { $0 != "\n" }) : result
      #expect(shown(first) == shown(claim.octave ?? claim.result), "\(claim.program)")
    }
  }

  /// Text as a code span can show it: without the lines' ends and the blanks at both ends.
  private func shown(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
