import ArgumentParser
import Language
import Publishing
import Source

/// `nbrun test`: runs notebooks and lets the checks of their exercises judge the sample answers beside them.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run notebooks and try the checks of their exercises on the sample answers.",
    discussion: """
      The check cell of an exercise names answers that it must find right, wrong or malformed: `#| right: [2.4, 12/5]`, \
      `#| wrong: 3.6`, `#| malformed: two`. A cell with `#| solution: true` must be right in the place of the code that \
      the reader starts from, and that code itself must not be. An exercise with variants is tried with each.

      Exit codes: 0 all is judged as it should be, 1 a cell failed, 2 usage, 3 an answer is judged otherwise, 4 a limit \
      was reached. With --strict an exercise without samples is a failure too.
      """)

  @Argument(help: "Notebooks and folders of notebooks; the working folder when none is named.")
  var paths: [String] = []

  @OptionGroup var course: CourseOptions
  @OptionGroup var allowance: LimitOptions
  @OptionGroup var text: TextOptions

  mutating func run() throws {
    let items: [Selection.Item]
    do throws(Failure) {
      items = try Selection(paths.isEmpty ? ["."] : paths).items
    } catch {
      throw Complaint(error, status: 2, style: text.form.style(of: .error))
    }
    let (profile, limits) = (course.profile, allowance.limits)
    let reviews = Workers.map(items.count, threads: course.jobs) { index in
      do throws(Failure) {
        return Result<ExerciseReview, Failure>.success(
          try ExerciseReview(items[index], profile: profile, limits: limits))
      } catch {
        return .failure(error)
      }
    }
    let style = text.form.style(of: .error)
    var status: Int32 = 0
    var (exercises, answers, failures) = (0, 0, 0)
    for (index, review) in reviews.enumerated() {
      switch review {
      case .success(let review)?:
        Files.print(review.report(style: style, width: text.form.diagnosticWidth).utf8, to: .error)
        status = max(status, review.status(isStrict: course.strict))
        exercises += review.exercises
        answers += review.answers
        failures += review.failures
      case .failure(let failure)?:
        let diagnostic = Diagnostic(.error, code: "file", failure.message, at: nil, hint: failure.hint)
        let file = SourceFile(name: items[index].path, bytes: [])
        Files.print(diagnostic.text(in: file, style: style).utf8, to: .error)
        status = max(status, 1)
      case nil: status = 130
      }
    }
    let judged = failures == 0 ? "all judged as they should be" : "\(failures) judged otherwise"
    Files.print("\(counted(exercises, "exercise")), \(counted(answers, "answer")): \(judged)\n".utf8)
    if status != 0 { throw ExitCode(status) }
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
