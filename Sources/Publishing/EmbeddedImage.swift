/// An image as a `data:` URI, so that the page needs no second file.
enum EmbeddedImage {
  /// The URI of an image file, or nil for bytes that are none of PNG, JPEG, GIF, WebP and SVG.
  static func uri(of bytes: [UInt8]) -> String? {
    guard let type = mediaType(of: bytes) else { return nil }
    return "data:\(type);base64,\(base64(bytes))"
  }

  /// The media type by the first bytes, since a file's name proves nothing.
  private static func mediaType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: "GIF8".utf8) { return "image/gif" }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
    // A browser runs no script and loads nothing for an SVG in an `img` element.
    let text = bytes.drop { byte in byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF }
    if text.starts(with: "<svg".utf8) || text.starts(with: "<?xml".utf8) { return "image/svg+xml" }
    return nil
  }

  /// Base 64 with padding (RFC 4648, section 4).
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let length = min(3, bytes.count - index)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < length ? Int(bytes[index + place]) : 0) }
      for place in 0..<4 {
        output.append(place <= length ? digits[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
      index += 3
    }
    return String(decoding: output, as: UTF8.self)
  }
}
