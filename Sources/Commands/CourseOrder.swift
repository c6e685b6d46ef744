import Publishing

/// Where each notebook of a course stands: its part, and the pages before and after it.
struct CourseOrder: Sendable {
  /// The title of a notebook and the path of its page; nil for a notebook that could not be read.
  let entries: [CoursePage.Entry?]

  /// The notebooks of a selection with their titles.
  init(_ selection: Selection, _ renderings: [Rendering?], _ form: Rendering.Form) {
    entries = zip(selection.items, renderings).map { item, rendering in
      guard let rendering else { return nil }
      let heading = rendering.heading
      return CoursePage.Entry(
        path: item.stem + form.ending, title: heading.title, subtitle: heading.subtitle,
        part: CourseOrder.part(item.stem, titles: rendering.project?.parts ?? [:]) ?? "")
    }
  }

  /// The part, the list of pages, and the pages before and after the notebook at an index.
  func setting(_ index: Int) -> PageSetting {
    guard let entry = entries[index] else { return PageSetting() }
    let up = String(repeating: "../", count: entry.path.split(separator: "/").count - 1)
    func neighbour(_ other: CoursePage.Entry?) -> PageSetting.Neighbour? {
      other.map { PageSetting.Neighbour(title: $0.title, path: up + $0.path) }
    }
    return PageSetting(
      part: entry.part.isEmpty ? nil : entry.part,
      course: PageSetting.Neighbour(title: "", path: up + "index.html"),
      previous: neighbour(entries[..<index].last { $0 != nil } ?? nil),
      next: neighbour(entries[(index + 1)...].first { $0 != nil } ?? nil))
  }

  /// The heading of a notebook's part: the title that the project gives its first folder, or else the folder's name, so
  /// that `1-linear-algebra` is `Part 1. Linear algebra`.
  static func part(_ stem: String, titles: [String: String]) -> String? {
    let path = stem.split(separator: "/")
    guard let folder = path.first, path.count > 1 else { return nil }
    var words = folder.split(separator: "-").map { String($0) }
    var number = ""
    if let first = words.first, first.allSatisfy({ $0.isNumber }), words.count > 1 {
      number = "Part \(first). "
      words.removeFirst()
    }
    if let title = titles[String(folder)] { return number + title }
    let name = words.joined(separator: " ")
    return number + name.prefix(1).uppercased() + name.dropFirst()
  }
}
