// Every sort of the engine goes through these functions: the standard library's sort is generic, and each type and
// closure that it is called with would add three kilobytes to the engine in the page.

/// The positions `0..<count` of things in order; equal ones keep theirs.
@inline(never)
public func sortedPositions(_ count: Int, _ isBefore: (Int, Int) -> Bool) -> [Int] {
  (0..<count).sorted { isBefore($0, $1) ? true : isBefore($1, $0) ? false : $0 < $1 }
}

/// Numbers in ascending order, those that are not numbers last.
@inline(never)
public func ascending(_ numbers: [Double]) -> [Double] {
  numbers.sorted { $0 < $1 || ($1 != $1 && $0 == $0) }
}

/// Texts in the order of their characters.
@inline(never)
public func ascending(_ texts: [String]) -> [String] {
  sortedPositions(texts.count) { texts[$0] < texts[$1] }.map { texts[$0] }
}
