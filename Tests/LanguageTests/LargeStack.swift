import Foundation

/// Runs the body on a thread of its own. Calls nest 256 deep, which takes more of the stack in a debug build than the
/// threads of the test runner have.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result? {
  let box = Box<Result>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.result = body()
    done.signal()
  }
  thread.stackSize = 1 << 28
  thread.start()
  done.wait()
  return box.result
}

/// A result, written by one thread and read after it has ended.
private final class Box<Result: Sendable>: @unchecked Sendable { var result: Result? }
