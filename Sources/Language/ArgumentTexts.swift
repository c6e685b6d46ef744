import Source

extension Machine {
  /// The texts of the arguments of the running call, as Octave prints code.
  func argumentTexts() -> [String] {
    let (arguments, source) = argumentExpressions()
    return arguments.map { $0.octaveText(source: source, isInside: true) }
  }

  /// The trees of those arguments, and the source that their spans count in.
  func argumentExpressions() -> (arguments: [Expression], source: [UInt8]) {
    let loaded = chunks[position.function]
    guard let next = position.next else { return ([], []) }
    let index = next - loaded.code - 1
    guard loaded.chunk.starts.indices.contains(index) else { return ([], []) }
    let source = loaded.chunk.source
    let start = loaded.chunk.starts[index]
    let end = start + loaded.chunk.spans[index].end - loaded.chunk.spans[index].start
    guard start >= 0, start <= end, end <= source.count else { return ([], []) }
    let text = Array(source[start..<end])
    guard let statement = Program.parse(text).statements.first, case .expression(let expression) = statement.kind,
      case .index(_, let arguments) = expression.kind
    else { return ([], []) }
    return (arguments, text)
  }
}
