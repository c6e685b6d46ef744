import CEdit
import Glibc
import Synchronization

/// The signals of a session at the prompt: Ctrl-C ends a line or a computation and not the process.
enum Interruption {
  private static let isPending = Atomic<Bool>(false)
  private static let isScreenStale = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed since the last `clear`.
  static var isRequested: Bool { isPending.load(ordering: .relaxed) }

  /// Forgets that Ctrl-C was pressed.
  static func clear() { isPending.store(false, ordering: .relaxed) }

  /// From now on Ctrl-C is only noted, as are a changed window and the end of a stop.
  static func begin() {
    clear()
    isScreenStale.store(false, ordering: .relaxed)
    handle(SIGINT) { _ in Interruption.isPending.store(true, ordering: .relaxed) }
    handle(SIGWINCH) { _ in Interruption.isScreenStale.store(true, ordering: .relaxed) }
    handle(SIGCONT) { _ in Interruption.isScreenStale.store(true, ordering: .relaxed) }
  }

  /// From now on signals that would end the process are only noted.
  static func noteEnds() {
    clear()
    for signal in [SIGINT, SIGTERM] {
      handle(signal) { _ in Interruption.isPending.store(true, ordering: .relaxed) }
    }
  }

  /// Waits for input; false when Ctrl-C is pressed, or when there is none to wait for.
  ///
  /// - Parameter redraw: called whenever the window has changed or the process goes on after a stop.
  static func waitForInput(redraw: () -> Void) -> Bool {
    // The signals get through while `edit_wait` waits and only then, so that none comes between a look and the wait.
    var signals = sigset_t()
    var usual = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGWINCH, SIGCONT] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &usual)
    defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
    while !isRequested {
      if isScreenStale.exchange(false, ordering: .relaxed) { redraw() }
      if edit_wait(&usual) > 0 { return true }
      guard errno == EINTR else { return false }
    }
    errno = EINTR
    return false
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // What is being written is written to its end.
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }
}
