import Testing

@testable import Language

@Suite struct NameSetTests {
  @Test func itHoldsWhatWasAddedAndNothingElse() {
    var set = NameSet()
    #expect(!set.contains(0))
    // Equal low bits make every hash collide.
    let hashes = (0..<200).map { UInt64($0) << 40 }
    for hash in hashes {
      #expect(!set.contains(hash))
      set.insert(hash)
      set.insert(hash)
      #expect(set.contains(hash))
    }
    #expect(hashes.allSatisfy { set.contains($0) })
    #expect(!set.contains(7) && !set.contains(201 << 40))
  }
}
