import Commands
import Foundation
import Testing

@Suite struct RenderCommandTests {
  @Test func aNotebookBecomesAPageBesideIt() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("lesson.md", "# Sums\n\n```{octave}\nx = 1 + 1\n```\n\nTwice is `{=} 2*x`.\n")
    #expect(NBRun.run(["render", notebook]) == 0)
    let page = try #require(folder.read("lesson.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    #expect(page.contains("<mn>4</mn>"))
  }

  @Test func textOutputIsWhatOctavePrints() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("lesson.md", "```{octave}\nA = [1 2; 3 4]\n```\n")
    #expect(NBRun.run(["render", notebook, "--to", "text", "-o", folder.path("out.txt")]) == 0)
    #expect(try #require(folder.read("out.txt")).contains("A =\n\n   1   2\n   3   4\n"))
  }

  @Test func aFailingNotebookStopsNoOther() throws {
    let folder = try WorkingFolder()
    try folder.write("course/a.md", "```{octave}\nx = nothing + 1\n```\n\n```{octave}\ny = 2\n```\n")
    try folder.write("course/part/b.md", "```{octave}\nz = 3\n```\n")
    let status = NBRun.run(["render", folder.path("course"), "--to", "text", "--output-dir", folder.path("site")])
    #expect(status == 1)
    let failed = try #require(folder.read("site/a.txt"))
    #expect(failed.contains("'nothing' undefined"))
    #expect(failed.contains("a.md:2:5"))
    #expect(failed.contains("y = 2"), "cells after a failure still run")
    #expect(try #require(folder.read("site/part/b.txt")).contains("z = 3"))
  }

  @Test func aCourseGetsAListOfItsPages() throws {
    let folder = try WorkingFolder()
    try folder.write("course/nbrun.yml", "project:\n  title: Small things\n")
    try folder.write("course/1-first/01-one.md", "---\ntitle: One\n---\n\nText.\n")
    try folder.write("course/1-first/02-two.md", "---\ntitle: Two\n---\n\nText.\n")
    try folder.write("course/README.md", "Not a lesson.\n")
    #expect(NBRun.run(["render", folder.path("course"), "--output-dir", folder.path("site"), "-j", "2"]) == 0)
    let index = try #require(folder.read("site/index.html"))
    #expect(index.contains("Small things"))
    #expect(index.contains("1-first/01-one.html"))
    #expect(folder.read("site/README.html") == nil)
    #expect(try #require(folder.read("site/1-first/01-one.html")).contains("02-two.html"))
  }

  @Test func theProjectNamesTheParts() throws {
    let folder = try WorkingFolder()
    try folder.write("course/nbrun.yml", "project:\n  title: T\n  parts: {1-sums: \"Sums & more\", odds: Odds}\n")
    for name in ["1-sums/01-one.md", "2-next-thing/02-two.md", "odds/03-three.md"] {
      try folder.write("course/" + name, "---\ntitle: A lesson\n---\n\nText.\n")
    }
    #expect(NBRun.run(["render", folder.path("course"), "--output-dir", folder.path("site")]) == 0)
    let index = try #require(folder.read("site/index.html"))
    for part in ["Part 1. Sums &amp; more<", "Part 2. Next thing<", ">Odds<"] { #expect(index.contains(part)) }
    #expect(try #require(folder.read("site/1-sums/01-one.html")).contains("Part 1. Sums &amp; more"))
  }

  @Test func partsThatAreNoListOfTitlesAreRefused() throws {
    let folder = try WorkingFolder()
    try folder.write("course/nbrun.yml", "project:\n  parts: [one, two]\n")
    let notebook = try folder.write("course/a.md", "Text.\n")
    #expect(NBRun.run(["render", notebook, "--to", "text"]) == 1)
  }

  @Test func aFailureThatIsAllowedIsShownAndIsNoFailure() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("lesson.md", "```{octave}\n#| error: true\n[1 2] * [3 4]\n```\n")
    #expect(NBRun.run(["render", notebook]) == 0)
    #expect(try #require(folder.read("lesson.html")).contains("nonconformant"))
  }

  @Test func anEndlessLoopReachesTheLimit() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("lesson.md", "```{octave}\nwhile true\nend\n```\n\n```{octave}\ny = 7\n```\n")
    let status = NBRun.run(["render", notebook, "--to", "text", "--max-steps", "10000"])
    #expect(status == 4)
    let text = try #require(folder.read("lesson.txt"))
    #expect(text.contains("10000 steps"))
    #expect(text.contains("y = 7"))
  }

  @Test func dataIsReadFromBelowTheProjectOnly() throws {
    let folder = try WorkingFolder()
    try folder.write("outside.csv", "1\n")
    try folder.write("course/nbrun.yml", "project:\n  title: Data\n")
    try folder.write("course/data/numbers.csv", "n\n20\n22\n")
    let inside = try folder.write(
      "course/part/inside.md", "```{octave}\ntotal = sum(readmatrix(\"../data/numbers.csv\"))\n```\n")
    let outside = try folder.write(
      "course/part/outside.md", "```{octave}\nx = readmatrix(\"../../outside.csv\")\n```\n")
    #expect(NBRun.run(["render", inside, "--to", "text"]) == 0)
    #expect(try #require(folder.read("course/part/inside.txt")).contains("total = 42"))
    #expect(NBRun.run(["render", outside, "--to", "text"]) == 1)
    #expect(try #require(folder.read("course/part/outside.txt")).contains("outside the project"))
  }

  @Test func renderingTwiceGivesTheSameBytes() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write(
      "lesson.md", "```{octave}\nx = rand(2)\nplot(1:3, [2 1 3])\n```\n\nSo `{=} x(1)`.\n")
    #expect(NBRun.run(["render", notebook, "-o", folder.path("a.html")]) == 0)
    #expect(NBRun.run(["render", notebook, "-o", folder.path("b.html")]) == 0)
    #expect(folder.read("a.html") == folder.read("b.html"))
  }

  @Test func aPipeIsWrittenIntoAndStaysAPipe() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("lesson.md", "Words.\n")
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    // Opened for both, so that neither side waits for the other.
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    #expect(NBRun.run(["render", notebook, "--to", "text", "-o", pipe]) == 0)
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &buffer, buffer.count)
    #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == "Words.\n")
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func controlsOfTheCommandLineMustBeThere() throws {
    let folder = try WorkingFolder()
    let path = try folder.write("a.md", "```{octave}\nrate = slider(0, 1);\n```\n")
    #expect(NBRun.run(["render", path, "-P", "rate=0.5"]) == 0)
    #expect(NBRun.run(["render", path, "-P", "rat=0.5"]) == 2)
    let lists = try folder.write(
      "c.md", "```{octave}\np = dragpoint([1 2])\nA = matrixinput([1 2; 3 4])\nv = rotate3d(10, 20)\n```\n")
    let output = folder.path("c.txt")
    let settings = ["-P", "p=5, 6", "-P", "A=7 8 9 10", "-P", "v=-30,99"]
    #expect(NBRun.run(["render", lists, "--to", "text", "-o", output] + settings) == 0)
    let text = try #require(folder.read("c.txt"))
    for line in ["   5   6", "    7    9", "    8   10", "  -30   90"] { #expect(text.contains(line), "\(line)") }
    // Two numbers are wanted; that the control is missing then is not said as well.
    #expect(NBRun.run(["render", lists, "-P", "v=30"]) == 1)
    let both = try folder.write("b.md", "```{octave}\nrate = slider(0, 1);\nrate = checkbox(true);\n```\n")
    #expect(NBRun.run(["render", both]) == 1)
  }
}
