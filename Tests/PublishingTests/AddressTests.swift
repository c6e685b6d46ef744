import Testing

@testable import Publishing

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"), ("HTTP://x", "HTTP://x"),
    ("mailto:ada@example.org", "mailto:ada@example.org"), ("../a b.md", "../a%20b.md"), ("#part", "#part"),
    ("  x.html ", "x.html"), ("größe.html", "gr%C3%B6%C3%9Fe.html"), ("a%20b", "a%20b"), ("x?t=1:2", "x?t=1:2"),
    ("", ""),
  ])
  func goodAddressesPass(written: String, text: String) {
    #expect(Address(written)?.text == text)
  }

  @Test(arguments: ["javascript:x", "Data:text/html,x", "ftp://x", " vb\u{B}script:x", "x:y", ":x"])
  func otherSchemesAreNone(written: String) {
    #expect(Address(written) == nil)
  }

  @Test func anotherHostIsNotRelative() {
    #expect(Address("//evil.example")?.kind == .absolute)
    #expect(Address("\\\\evil.example")?.kind == .absolute)
    #expect(Address("/data/x.png")?.kind == .relative)
  }

  @Test func pathsNeverLeaveTheSite() {
    #expect(Address(path: "a:b#c?.html").text == "a%3Ab%23c%3F.html")
    #expect(Address(path: "//evil").text == ".//evil")
  }
}
