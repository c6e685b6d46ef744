public import Source

/// The engine's only way to the world outside: data files by their path.
///
/// There are three: the disk below the project's folder, a dictionary in tests, and the files embedded in a page.
public struct Host {
  /// The bytes of a data file; the path is relative to the notebook's folder.
  public var read: (_ path: String) throws(Failure) -> [UInt8]

  /// A host that reads files with the given function.
  public init(read: @escaping (_ path: String) throws(Failure) -> [UInt8]) { self.read = read }

  /// A host without files.
  public static var none: Host {
    Host { path throws(Failure) in throw Failure("there is no file '\(path)'", hint: "no data files can be read here") }
  }
}
