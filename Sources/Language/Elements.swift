import Numerics

/// The elements of an array: fixed memory with checked access.
///
/// The property that holds it is a `let` and a store does not change the struct, so element access costs a bounds
/// check and nothing else; a Swift array in a class's `var` costs an exclusivity check and a uniqueness test as well
/// (measured: 2.5 times slower in a sieve). The owner of the object decides whether a store is allowed: arrays are
/// values, and only an object with a single reference may be changed.
struct Elements<Element: BitwiseCopyable>: ~Copyable {
  private let memory: UnsafeMutablePointer<Element>
  /// How many elements there is room for.
  let capacity: Int

  /// Room for `capacity` elements, all equal to `element`.
  init(repeating element: Element, capacity: Int) {
    memory = Self.allocate(capacity)
    memory.initialize(repeating: element, count: max(capacity, 1))
    self.capacity = capacity
  }

  /// Room for `capacity` elements, which `fill` writes; it must write the first `count` of them.
  init(capacity: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    memory = Self.allocate(capacity)
    self.capacity = capacity
    fill(UnsafeMutableBufferPointer(start: memory, count: capacity))
  }

  deinit {
    ArrayMemory.add(-MemoryLayout<Element>.stride * capacity)
    memory.deallocate()
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    ArrayMemory.add(MemoryLayout<Element>.stride * capacity)
    return .allocate(capacity: max(capacity, 1))
  }

  subscript(index: Int) -> Element {
    @_transparent get {
      precondition(index >= 0 && index < capacity)
      return memory[index]
    }
    @_transparent nonmutating set {
      precondition(index >= 0 && index < capacity)
      memory[index] = newValue
    }
  }

  /// Copies `count` elements of another array, from `start` on, to a position and those after it.
  func update(from other: borrowing Elements<Element>, _ start: Int, at position: Int, count: Int) {
    precondition(start >= 0 && position >= 0 && count >= 0)
    precondition(start + count <= other.capacity && position + count <= capacity)
    (memory + position).update(from: other.memory + start, count: count)
  }

  /// The first `count` elements for a loop over all of them; the pointer must not leave the closure.
  @_transparent func with<Result>(_ count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Result) -> Result {
    precondition(count <= capacity)
    return body(UnsafeMutableBufferPointer(start: memory, count: count))
  }
}
