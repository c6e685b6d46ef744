@preconcurrency import Glibc
import Source

/// Another program that nbrun starts and waits for, in a process group of its own so that nothing of it is left behind.
struct ChildProcess {
  /// How a program ended.
  enum End: Equatable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal from elsewhere.
    case killed(Int32)
    /// By nbrun, since it took too long.
    case tookTooLong
    /// By nbrun, since nbrun itself is to end.
    case interrupted
  }

  /// The program and its arguments.
  var command: [String]
  /// What is added to the environment, as `NAME=value`.
  var environment: [String] = []
  /// The file that gets what it prints to standard error.
  var errors = "/dev/null"
  /// How long it may take.
  var limit: Duration

  /// How often the program is looked at, in microseconds.
  private static let interval: useconds_t = 5_000

  /// The program of a name or path that can be started; nil when there is none.
  ///
  /// - Parameter path: the folders that programs are looked for in, with colons between them.
  static func program(_ name: String, in path: String) -> String? {
    let folders = path.split(separator: ":").map { String($0) }
    let candidates = name.contains("/") ? [name] : folders.map { Files.join($0, name) }
    return candidates.first { access($0, X_OK) == 0 && !Files.isFolder($0) }
  }

  /// Runs the program to its end and answers what it printed as well.
  func runForOutput() throws(Failure) -> (end: End, output: [UInt8]) {
    guard let file = tmpfile() else { throw failure(errno) }
    defer { fclose(file) }
    let descriptor = fileno(file)
    let end = try run(output: descriptor)
    return (end, try Files.read("/dev/fd/\(descriptor)"))
  }

  /// Runs the program to its end.
  ///
  /// - Parameter output: where that goes which it prints; nil for nowhere.
  func run(output: Int32? = nil) throws(Failure) -> End {
    let process = try start(output)
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    var status: Int32 = 0
    while true {
      let answer = waitpid(process, &status, WNOHANG)
      if answer == process { return ChildProcess.end(status) }
      guard answer == 0 || errno == EINTR else { throw failure(errno) }
      let isLate = clock.now >= deadline
      if isLate || Interruption.isRequested {
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return isLate ? .tookTooLong : .interrupted
      }
      usleep(ChildProcess.interval)
    }
  }

  private func start(_ output: Int32?) throws(Failure) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    // Signals that are blocked or ignored here would be so there.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let added: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
    defer { for text in arguments + added { free(text) } }
    var variables = added
    var inherited = environ
    while let variable = inherited.pointee {
      let isReplaced = environment.contains { text in
        let name = text.prefix { $0 != "=" } + "="
        return strncmp(variable, String(name), name.utf8.count) == 0
      }
      if !isReplaced { variables.append(variable) }
      inherited += 1
    }
    variables.append(nil)
    var process = pid_t()
    let status = posix_spawn(&process, command.first ?? "", &actions, &attributes, arguments, variables)
    guard status == 0 else { throw failure(status) }
    return process
  }

  private func failure(_ code: Int32) -> Failure {
    Failure("'\(command.first ?? "")' cannot be started: \(String(cString: strerror(code)))")
  }

  /// The end that a status of `waitpid` speaks of: the signal in the low seven bits, the exit code above.
  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
  }
}
