import Publishing
import Testing

@Suite struct PDFFileTests {
  private func text(_ source: String, _ change: (inout PDFFile) -> Void) -> String {
    var file = PDFFile(Array(source.utf8))
    change(&file)
    #expect(file.bytes.count == source.utf8.count)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func datesAreBlank() {
    let info = "<</Title (A)\n/CreationDate (D:20261126133931+00'00')\n/ModDate (D:20261126133931+00'00')>>"
    let rest = text(info) { $0.removeDates() }
    #expect(!rest.contains("Date"))
    #expect(!rest.contains("2026"))
    #expect(rest.split { " \n".contains($0) }.joined(separator: " ") == "<</Title (A) >>")
  }

  @Test(arguments: [
    ("/p/p/other.pdf", "other.pdf"), ("/p/p/part/b%20c.pdf#x", "part/b%20c.pdf#x"), ("/p/other.pdf", "../other.pdf"),
    ("/other.pdf", "../../other.pdf"), ("/q/a.pdf", "../../q/a.pdf"), ("/p/p/b\\(1\\).pdf", "b\\(1\\).pdf"),
    ("/p/p/", "./"), ("/p/", "../"), ("/p/px/a", "../px/a"),
  ])
  func addressesBecomeRelative(path: String, address: String) {
    let object = "<</S /URI\n/URI (file:///tmp/x\(path))>>"
    let rest = text(object) { $0.makeRelative(from: "file:///tmp/x", base: "/p/p") }
    #expect(rest.filter { $0 != " " } == "<</S/URI\n/URI(\(address))>>")
  }

  @Test(arguments: [
    "/URI (https://example.org/)", "/URI (file:///tmp/xy/a)", "/URI (file:///tmp/x/p/p/a", "/URI (file:///tmp/x",
  ])
  func otherAddressesStay(object: String) {
    #expect(text(object) { $0.makeRelative(from: "file:///tmp/x", base: "/p/p") } == object)
  }
}
