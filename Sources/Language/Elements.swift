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
    @inline(__always) get {
      precondition(index >= 0 && index < capacity)
      return memory[index]
    }
    @inline(__always) nonmutating set {
      precondition(index >= 0 && index < capacity)
      memory[index] = newValue
    }
  }

  /// The first `count` elements for a loop over all of them; the pointer must not leave the closure.
  @inline(__always) func with<Result>(_ count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Result) -> Result {
    precondition(count <= capacity)
    return body(UnsafeMutableBufferPointer(start: memory, count: count))
  }
}
