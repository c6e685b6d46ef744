import Glibc
import Numerics
import Synchronization

/// Threads that share a list of independent tasks.
///
/// They are plain POSIX threads because a parser and a machine that recur need more stack than a pool's threads have.
enum Workers {
  /// Bytes of stack for a thread: room for the deepest program that the parser lets through.
  private static let stackSize = 64 << 20

  /// What the threads share; each task is taken once.
  private final class Tasks: Sendable {
    let next = Atomic<Int>(0)
    let count: Int
    let body: @Sendable (Int) -> Void

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    func work() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }

  /// The number of processors.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs `body` for 0..<count on at most `threads` threads and waits for all of them.
  static func run(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let tasks = Tasks(count: count, body: body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    defer { pthread_attr_destroy(&attributes) }
    var started: [pthread_t] = []
    for _ in 0..<max(1, min(threads, count)) {
      var thread = pthread_t()
      let argument = Unmanaged.passRetained(tasks).toOpaque()
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Tasks>.fromOpaque(argument).takeRetainedValue().work()
          return nil
        }, argument)
      if status == 0 { started.append(thread) } else { Unmanaged<Tasks>.fromOpaque(argument).release() }
    }
    // Without any thread the work is done here.
    if started.isEmpty { tasks.work() }
    for thread in started { pthread_join(thread, nil) }
  }

  /// The results of `body` for 0..<count, computed on at most `threads` threads.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result?] {
    let results = Results<Result>(count)
    run(count, threads: threads) { index in
      let result = body(index)
      results.slots.withLock { $0[index] = result }
    }
    return results.slots.withLock { $0 }
  }

  private final class Results<Result: Sendable>: Sendable {
    let slots: Mutex<[Result?]>
    init(_ count: Int) { slots = Mutex([Result?](repeating: nil, count: count)) }
  }

  /// Runs one task with the stack of a worker and answers its result.
  static func alone(_ body: @escaping @Sendable () -> Int32) -> Int32 {
    ArrayMemory.keep()
    let result = Slot()
    run(1, threads: 1) { _ in result.value.store(body(), ordering: .releasing) }
    return result.value.load(ordering: .acquiring)
  }

  private final class Slot: Sendable {
    let value = Atomic<Int32>(0)
  }
}
