/// A font of formulas that a page carries, cut to the characters that the page needs.
public struct EmbeddedMathFont: Sendable {
  /// The style sheet that brings it, under the name that `page.css` asks for first.
  let style: String

  /// A font in WOFF2.
  public init(_ bytes: [UInt8]) {
    style = "@font-face{font-family:\"Page Math\";src:url(data:font/woff2;base64,\(EmbeddedImage.base64(bytes)))}"
  }
}
