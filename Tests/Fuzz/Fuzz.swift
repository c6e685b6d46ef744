import Glibc

/// Runs libFuzzer, whose options it takes, on programs of the language, or with `--notebooks` on Markdown notebooks;
/// with `--seeds` and a folder it writes there what the fuzzer begins with. `Scripts/fuzz.sh` builds and calls it.
@main enum Fuzz {
  /// Bytes of stack: the sanitizer makes frames several times as large as they are in nbrun, which has 64 MB.
  private static let stackSize: rlim_t = 1 << 29

  static func main() {
    growStack()
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--seeds"), flag + 1 < arguments.count {
      Seeds.write(to: arguments[flag + 1])
    } else if isForNotebooks {
      fuzz(arguments) { bytes, count in NotebookFuzzing.check(Fuzz.input(bytes, count)) }
    } else {
      fuzz(arguments) { bytes, count in ProgramFuzzing.check(Fuzz.input(bytes, count)) }
    }
  }

  /// Whether the inputs are notebooks. libFuzzer ignores options with two dashes and hands them on to its children.
  static let isForNotebooks = CommandLine.arguments.contains("--notebooks")

  /// Starts the program again with the stack that the deepest accepted program needs, and without Swift's own report
  /// of a crash, which hangs under the sanitizer.
  private static func growStack() {
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
    guard limit.rlim_cur < stackSize, limit.rlim_max >= stackSize else { return }
    limit.rlim_cur = stackSize
    guard setrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 else { return }
    execv("/proc/self/exe", CommandLine.unsafeArgv)
  }

  private static func fuzz(_ arguments: [String], _ test: @escaping FuzzedFunction) {
    var pointers = arguments.map { strdup($0) }
    pointers.append(nil)
    var count = Int32(arguments.count)
    pointers.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      exit(runFuzzer(&count, &start, test))
    }
  }

  private static func input(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Ends the process the way libFuzzer understands as a finding.
  static func stop(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    write(STDERR_FILENO, line, line.count)
    abort()
  }

  /// Stops with the message unless the condition holds.
  static func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { stop("fuzz: " + message()) }
  }

  /// Does again what has been done once, and stops if memory stays allocated each time: what is made at a first use may
  /// stay. The leak checker cannot tell, as Swift keeps flags in the bits of its pointers.
  static func requireRelease(_ body: () -> Void) {
    var kept = 0
    for _ in 0..<4 {
      let before = allocatedBytes()
      body()
      kept = allocatedBytes() - before
      if kept <= 0 { return }
    }
    stop("fuzz: \(kept) bytes of memory are not released, each time")
  }

  /// Seconds of the processor that this process has used.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

typealias FuzzedFunction = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

@_silgen_name("__sanitizer_get_current_allocated_bytes")
private func allocatedBytes() -> Int

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: FuzzedFunction
) -> Int32

/// The sanitizer's settings: without its leak checker, see `Fuzz.requireRelease`, and without a check that Swift has no use for.
@_cdecl("__asan_default_options")
public func sanitizerOptions() -> UnsafePointer<CChar> {
  let options: StaticString = "detect_leaks=0:detect_stack_use_after_return=0:quarantine_size_mb=32"
  return UnsafeRawPointer(options.utf8Start).assumingMemoryBound(to: CChar.self)
}
