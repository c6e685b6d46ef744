import Glibc
import Publishing
import Source
import Synchronization

/// The parts of an installed font of formulas that pages carry: HarfBuzz's `hb-subset` cuts them, `woff2_compress` packs
/// them.
///
/// What is kept of the table MATH is what the characters need: constants, larger forms, and the parts of what stretches.
/// The same characters are cut once in a run.
final class MathFontSubsets: Sendable {
  /// The fonts that are looked for; the first that is installed is taken.
  static let families = ["Latin Modern Math", "STIX Two Math"]

  /// The folders that programs are looked for in, with colons between them.
  private let path: String
  private let state = Mutex(State())

  private struct State {
    var tools: Result<Tools, Failure>?
    var subsets: [[UInt32]: Subset] = [:]
  }

  /// A subset, which the first thread that needs it makes while the others wait.
  private final class Subset: Sendable {
    let font = Mutex<Result<EmbeddedMathFont, Failure>?>(nil)
  }

  private struct Tools {
    var subsetter: String
    var packer: String
    var font: String
  }

  /// Subsets that are made when they are asked for.
  init(path: String = getenv("PATH").map { String(cString: $0) } ?? "") { self.path = path }

  /// The font with these characters, in order.
  func font(with characters: [UInt32]) throws(Failure) -> EmbeddedMathFont {
    let (tools, subset) = state.withLock { state in
      let tools = state.tools ?? MathFontSubsets.tools(path)
      state.tools = tools
      let subset = state.subsets[characters] ?? Subset()
      state.subsets[characters] = subset
      return (tools, subset)
    }
    let found = try tools.get()
    let result = subset.font.withLock { font in
      let result = font ?? MathFontSubsets.cut(found, to: characters)
      font = result
      return result
    }
    return try result.get()
  }

  /// The programs and the font, or what is missing.
  private static func tools(_ path: String) -> Result<Tools, Failure> {
    guard let subsetter = ChildProcess.program("hb-subset", in: path) else {
      return .failure(missing("the font of formulas is cut by HarfBuzz's hb-subset", "libharfbuzz-bin"))
    }
    guard let packer = ChildProcess.program("woff2_compress", in: path) else {
      return .failure(missing("the font of formulas is packed by woff2_compress", "woff2"))
    }
    guard let matcher = ChildProcess.program("fc-match", in: path) else {
      return .failure(missing("the font of formulas is found by fontconfig's fc-match", "fontconfig"))
    }
    do throws(Failure) {
      for family in families {
        // Without the font the answer is another one, by its own name.
        let answer = try run([matcher, "--format=%{family}\t%{file}", family])
        let parts = String(decoding: answer, as: UTF8.self).split(separator: "\t")
        if parts.count == 2, parts[0].split(separator: ",").contains(Substring(family)) {
          return .success(Tools(subsetter: subsetter, packer: packer, font: String(parts[1])))
        }
      }
      return .failure(
        Failure(
          "neither of the fonts \(families.joined(separator: " and ")) is installed",
          hint: "install one, on Debian with 'apt install fonts-lmodern'"))
    } catch {
      return .failure(error)
    }
  }

  private static func missing(_ need: String, _ package: String) -> Failure {
    Failure("\(need), and PATH has no such program", hint: "install it, on Debian with 'apt install \(package)'")
  }

  private static func cut(_ tools: Tools, to characters: [UInt32]) -> Result<EmbeddedMathFont, Failure> {
    do throws(Failure) {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let list = characters.map { String($0, radix: 16) }.joined(separator: ",")
      let font = folder.path + "/font.otf"
      // `ssty` has the forms of small sizes, `dtls` those under accents. Hints stay: without them lines have other heights.
      // What subroutines save, packing saves better.
      try run([
        tools.subsetter, tools.font, "--unicodes=\(list)", "--layout-features=ssty,dtls", "--desubroutinize",
        "--output-file=\(font)",
      ])
      try run([tools.packer, font])
      return .success(EmbeddedMathFont(try Files.read(folder.path + "/font.woff2")))
    } catch {
      return .failure(error)
    }
  }

  /// Runs a program that must succeed, and answers what it prints.
  @discardableResult
  private static func run(_ command: [String]) throws(Failure) -> [UInt8] {
    let process = ChildProcess(command: command, limit: .seconds(30))
    let (end, output) = try process.runForOutput()
    let program = command.first ?? ""
    switch end {
    case .exited(0): return output
    case .exited(let code): throw Failure("'\(program)' ended with exit code \(code)")
    case .killed(let signal): throw Failure("'\(program)' was ended by signal \(signal)")
    case .tookTooLong: throw Failure("'\(program)' did not finish within \(process.limit.components.seconds) seconds")
    case .interrupted: throw Failure("'\(program)' was interrupted")
    }
  }
}
