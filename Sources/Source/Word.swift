/// A text that a `switch` compares with words, which are static: comparing it with strings takes three times the code in
/// the engine of the page.
public struct Word {
  private let text: String

  /// The text to compare.
  public init(_ text: String) { self.text = text }

  /// Whether the text is the word.
  @inline(never)
  public static func ~= (word: StaticString, text: Word) -> Bool {
    text.text.utf8.count == word.utf8CodeUnitCount
      && text.text.utf8.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
