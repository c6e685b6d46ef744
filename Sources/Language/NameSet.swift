/// A set of names, as their hashes: open addressing in a table of which at most half is used. The hashes are spread well
/// already, so that they are not hashed again as those of the standard library's sets are.
struct NameSet {
  private var slots: [UInt64] = []
  private var count = 0

  /// Adds a hash.
  mutating func insert(_ hash: UInt64) {
    let hash = NameSet.occupied(hash)
    if 2 * (count + 1) > slots.count {
      let old = slots
      slots = [UInt64](repeating: 0, count: max(16, 2 * slots.count))
      for other in old where other != 0 { slots[place(of: other)] = other }
    }
    let place = place(of: hash)
    if slots[place] == 0 { count += 1 }
    slots[place] = hash
  }

  /// Whether a hash was added.
  func contains(_ hash: UInt64) -> Bool {
    !slots.isEmpty && slots[place(of: NameSet.occupied(hash))] != 0
  }

  /// Zero stands for an empty slot.
  private static func occupied(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  /// Where a hash is, or would be put.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0, slots[place] != hash { place = (place + 1) & mask }
    return place
  }
}
