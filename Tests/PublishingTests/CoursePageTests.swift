import Foundation
import Publishing
import Testing

@Suite struct CoursePageTests {
  private let page = CoursePage(
    title: "Mathematics & machines",
    entries: [
      .init(path: "1/a b.html", title: "Two clues", subtitle: "One answer?", part: "Linear algebra"),
      .init(path: "2/c.html", title: "Downhill", part: "Calculus"),
      .init(path: "1/d.html", title: "A recipe", part: "Linear algebra"), .init(path: "e.html", title: "Loose"),
    ])

  @Test func notebooksAreListedByPart() throws {
    let html = String(decoding: page.html(), as: UTF8.self)
    let start = try #require(html.range(of: "<body>"))
    try expectGolden(String(html[start.lowerBound...]), "course.markup")
  }

  @Test func theTitleIsEscaped() {
    #expect(String(decoding: page.html(), as: UTF8.self).contains("<title>Mathematics &amp; machines</title>"))
  }

  @Test func anEmptyListIsAPageToo() {
    let html = String(decoding: CoursePage(title: "Empty", entries: []).html(), as: UTF8.self)
    #expect(html.contains("Lessons: 0"))
  }
}
