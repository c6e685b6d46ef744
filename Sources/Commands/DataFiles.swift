import Language
import Source

/// The data files that a notebook has read.
///
/// A notebook runs on one thread, and what it read is asked for after that.
final class DataFiles: @unchecked Sendable {
  private var contents: [String: [UInt8]] = [:]

  /// The files by their paths, in the order of these.
  var all: [(path: String, bytes: [UInt8])] {
    contents.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
  }

  /// A host that remembers what another one reads.
  func recording(_ host: Host) -> Host {
    Host { path throws(Failure) in
      let bytes = try host.read(path)
      self.contents[path] = bytes
      return bytes
    }
  }
}
