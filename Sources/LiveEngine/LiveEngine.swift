import Language
import Notebook
import Numerics
import Source

// The engine as a page sees it: bytes in linear memory in, bytes in linear memory out. Every export bears null pointers
// and lengths of zero or less, which stand for no bytes. Offsets beyond the memory are the caller's mistake: nothing
// here could tell them from good ones.

// What lives between two calls. WebAssembly has one thread and the module is one engine, so nothing else reaches these.

nonisolated(unsafe) private var session = Session(host: host)
/// The files that the page carries, by path.
nonisolated(unsafe) private var files: [String: [UInt8]] = [:]
/// The fragment of the last run, at an address that holds until the next one.
nonisolated(unsafe) private var result = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

private var host: Host {
  Host { path throws(Failure) in
    guard let bytes = files[path] else {
      let names = ascending(Array(files.keys)).joined(separator: ", ")
      throw Failure(
        "there is no file '\(path)'", hint: "this page carries \(names.isEmpty ? "no data files" : names)")
    }
    return bytes
  }
}

/// The bytes of an argument; none for a null pointer or a length that is not positive.
private func bytes(_ start: UnsafePointer<UInt8>?, _ length: Int32) -> [UInt8] {
  length > 0 ? Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(length))) : []
}

private func text(_ start: UnsafePointer<UInt8>?, _ length: Int32) -> String {
  String(decoding: bytes(start, length), as: UTF8.self)
}

/// Gives `size` bytes of linear memory for an argument; null when `size` is not between 1 and 256 MiB.
@c(live_alloc) @_expose(wasm, "live_alloc")
public func liveAlloc(_ size: Int32) -> UnsafeMutableRawPointer? {
  guard size > 0, size <= 1 << 28 else { return nil }
  return .allocate(byteCount: Int(size), alignment: 8)
}

/// Takes back memory of `live_alloc`, once; null is nothing to take back.
@c(live_free) @_expose(wasm, "live_free")
public func liveFree(_ memory: UnsafeMutableRawPointer?) { memory?.deallocate() }

/// Begins a new session: no variables, random numbers from `seed`, at most `steps` steps in each run. Without a positive
/// number of steps the limit is the one that every run has by default. Files stay.
@c(live_start) @_expose(wasm, "live_start")
public func liveStart(_ seed: UInt64, _ steps: Int32) {
  let limits = steps > 0 ? RunLimits(steps: Int(steps)) : RunLimits()
  session = Session(seed: seed, host: host, limits: limits)
}

/// Puts a file where sessions read it by its path, in place of any file that had the same path.
@c(live_file) @_expose(wasm, "live_file")
public func liveFile(
  _ path: UnsafePointer<UInt8>?, _ pathLength: Int32, _ contents: UnsafePointer<UInt8>?, _ length: Int32
) {
  files[text(path, pathLength)] = bytes(contents, length)
}

/// Runs the code of one cell in the session. `live_result` then gives its results as HTML, whether it came to its end
/// or failed. Diagnostics call the cell by `name`, or `cell` when that is empty.
@c(live_run) @_expose(wasm, "live_run")
public func liveRun(
  _ source: UnsafePointer<UInt8>?, _ length: Int32, _ name: UnsafePointer<UInt8>?, _ nameLength: Int32
) {
  let name = text(name, nameLength)
  let fragment = session.fragment(of: bytes(source, length), name: name.isEmpty ? "cell" : name)
  result.deallocate()
  result = .allocate(capacity: fragment.count)
  _ = result.initialize(from: fragment)
}

/// The first byte of the last run's result, which stays until the next run; null before the first one.
@c(live_result) @_expose(wasm, "live_result")
public func liveResult() -> UnsafePointer<UInt8>? { UnsafePointer(result.baseAddress) }

/// The length of the last run's result in bytes.
@c(live_result_length) @_expose(wasm, "live_result_length")
public func liveResultLength() -> Int32 { Int32(result.count) }
