import Language
import Source

/// Changes to an input that keep most of its grammar: tokens and lines are moved, and taken from other inputs. They take
/// turns with libFuzzer's changes of bytes.
struct Mutation {
  /// Numbers that differ from one call to the next; linear congruential with Knuth's constants.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Values that are on the edge of what functions accept.
  private static let values = [
    "[]", "{}", "''", "0", "-1", "0.5", "NaN", "Inf", "1e10", "1e308", "1i", "true", "'abc'", "[1 2;3 4]", "zeros(0,3)",
    "{1,'a'}", "struct('a',{1,2})", "@(x)x", "@sin", "1:0", "1:5", "end", ":", "(1:3)'", "\"%d\\n\"", "varargin{:}",
  ].map { Array($0.utf8) }

  /// How many pieces of earlier inputs are kept.
  private static let poolSize = 4_096
  /// Lines and tokens of earlier inputs. libFuzzer calls on one thread.
  private nonisolated(unsafe) static var lines: [[UInt8]] = []
  private nonisolated(unsafe) static var tokens: [[UInt8]] = []

  /// What the input becomes.
  static func mutate(_ input: [UInt8], seed: UInt32, isProgram: Bool) -> [UInt8] {
    var random = Generator(state: UInt64(seed))
    _ = random.next()
    let byLine = !isProgram || Int.random(in: 0..<3, using: &random) == 0
    var pieces = byLine ? lines(of: input) : tokens(of: input)
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      if byLine {
        change(&pieces, pool: &lines, &random)
      } else {
        change(&pieces, pool: &tokens, &random)
      }
    }
    return Array(pieces.joined())
  }

  private static func change(_ pieces: inout [[UInt8]], pool: inout [[UInt8]], _ random: inout Generator) {
    guard let piece = pieces.randomElement(using: &random) else { return }
    if pool.count < poolSize {
      pool.append(piece)
    } else {
      pool[Int.random(in: 0..<poolSize, using: &random)] = piece
    }
    let place = Int.random(in: 0..<pieces.count, using: &random)
    let other = Int.random(in: 0..<pieces.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: pieces.remove(at: place)
    case 1: pieces.swapAt(place, other)
    case 2: pieces.insert(pieces[other], at: place)
    case 3: pieces[place] = pieces[other]
    case 4: pieces[place] = values.randomElement(using: &random) ?? []
    case 5: pieces.insert(pool.randomElement(using: &random) ?? [], at: place)
    case 6: pieces[place] = pool.randomElement(using: &random) ?? []
    default: pieces.insert(contentsOf: pieces[min(place, other)...max(place, other)].prefix(16), at: place)
    }
  }

  private static func lines(of input: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for byte in input {
      lines[lines.count - 1].append(byte)
      if byte == UInt8(ascii: "\n") { lines.append([]) }
    }
    return lines
  }

  private static func tokens(of input: [UInt8]) -> [[UInt8]] {
    highlight(input).map { Array(input[$0.span.start..<$0.span.end]) }
  }
}

/// libFuzzer's own changes of bytes, with its dictionary.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int) -> Int

/// Called by libFuzzer for each new input; answers its length.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32) -> Int {
  guard seed % 2 == 0, count > 0 else { return mutateBytes(bytes, count, capacity) }
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let output = Mutation.mutate(input, seed: seed, isProgram: !Fuzz.isForNotebooks)
  guard !output.isEmpty, output.count <= capacity else { return mutateBytes(bytes, count, capacity) }
  bytes.update(from: output, count: output.count)
  return output.count
}
