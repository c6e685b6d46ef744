/// The candidate that a misspelt word most likely meant: at most a quarter of its letters differ.
///
/// The distance is that of Damerau and Levenshtein with adjacent transpositions (optimal string alignment).
public func suggestion(for word: String, among candidates: [String]) -> String? {
  let letters = Array(word.bytes.prefix(64))
  var best: String?
  // Of a word of up to three letters only the case may differ.
  var bestDistance = letters.count / 4 + 1
  for candidate in candidates where candidate != word {
    guard abs(candidate.utf8.count - letters.count) < bestDistance else { continue }
    let distance = editDistance(letters, candidate.bytes)
    if distance < bestDistance { (best, bestDistance) = (candidate, distance) }
  }
  return best
}

private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in 0..<b.count {
      let change = previous[j] + (a[i] == b[j] || (a[i] ^ b[j]) == 0x20 ? 0 : 1)
      current[j + 1] = min(change, previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { current[j + 1] = min(current[j + 1], before[j - 1] + 1) }
    }
    (before, previous) = (previous, current)
  }
  return previous[b.count]
}
