import Glibc
import Source

/// Files and folders, through the C library: reading a lesson should not cost the start-up time of anything larger.
enum Files {
  /// The bytes of a file; a failure says why it cannot be read.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure("'\(path)' is a folder, not a file")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes += buffer[0..<count]
    }
  }

  /// Everything that standard input gives.
  static func readStandardInput() throws(Failure) -> [UInt8] { try read("/dev/stdin") }

  /// Writes a file whole or not at all: a reader never sees half of it. A device or a pipe, such as `/dev/null`, is
  /// written into and never replaced by a file.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    var status = stat()
    let isReplaced = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    let target = isReplaced ? "\(path).\(getpid()).part" : path
    guard let file = fopen(target, "wb") else { throw unwritable(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, !isReplaced || rename(target, path) == 0 else {
      let failure = unwritable(path)
      if isReplaced { unlink(target) }
      throw failure
    }
  }

  /// Where printed text goes, by its file descriptor.
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Prints to standard output or error; a reader that has gone away is no failure.
  static func print(_ text: some Sequence<UInt8>, to stream: Stream = .output) {
    let bytes = Array(text)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(stream.rawValue, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      guard count > 0 else { return }
      start += count
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    guard !path.isEmpty, !isFolder(path) else { return }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o777) == 0 || isFolder(path) else {
      throw Failure("the folder '\(path)' cannot be made: \(String(cString: strerror(errno)))")
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted.
  static func names(in path: String) throws(Failure) -> [String] {
    guard let directory = opendir(path) else { throw unreadable(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// The path without symbolic links and dots; nil when there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The folder a path lies in; empty for a bare name, which lies in the working folder.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }

  /// A path in a folder; an empty folder is the working one.
  static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || name.hasPrefix("/") { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func unreadable(_ path: String) -> Failure {
    errno == ENOENT
      ? Failure("there is no file '\(path)'", hint: "check the spelling and the folder")
      : Failure("'\(path)' cannot be read: \(String(cString: strerror(errno)))")
  }

  private static func unwritable(_ path: String) -> Failure {
    Failure("'\(path)' cannot be written: \(String(cString: strerror(errno)))")
  }
}
