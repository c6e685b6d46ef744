// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: mistakes are errors, and a boundary that is crossed does not compile.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The C library's mathematics, which Swift code without Foundation must name on Linux.
let mathematics: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

/// A target of the engine: pure Swift that also compiles as Embedded Swift for WebAssembly.
func engine(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: mathematics)
}

/// A target of the native program around the engine.
func native(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target; goldens and corpora lie beside the sources and are read from there.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "nbrun",
  products: [
    .executable(name: "nbrun", targets: ["nbrun"]),
    .executable(name: "LiveEngine", targets: ["LiveEngine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C and C++.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CNumerics", cxxSettings: [.define("EIGEN_MPL2_ONLY"), .define("NDEBUG")]),
    .target(name: "CPrograms", exclude: ["library"]),
    .target(name: "CAssets", exclude: ["fields.css", "page.css", "page.js", "paper.css", "paper.js"]),

    // The engine.
    engine("Source"),
    engine("Markup"),
    engine("Numerics", ["CNumerics"]),
    engine("Typesetting", ["Source", "Markup"]),
    engine("Graphics", ["Source", "Markup", "Numerics", "Typesetting"]),
    engine("Language", ["CPrograms", "Source", "Numerics", "Graphics"]),
    engine("Notebook", ["Source", "Markup", "Numerics", "Typesetting", "Graphics", "Language"]),
    .executableTarget(
      name: "LiveEngine",
      dependencies: ["CPrograms", "Source", "Markup", "Numerics", "Graphics", "Language", "Notebook"],
      swiftSettings: strict,
      linkerSettings: mathematics),

    // The native program.
    native("Markdown", ["CCmark", "CYAML", "Source", "Notebook"]),
    native("Publishing", ["CAssets", "Source", "Markup", "Typesetting", "Graphics", "Language", "Notebook"]),
    native(
      "Commands",
      [
        "CAssets", "CEdit", "Source", "Markup", "Numerics", "Typesetting", "Graphics", "Language", "Notebook",
        "Markdown",
        "Publishing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "nbrun", dependencies: ["Commands"], swiftSettings: strict),

    // Tests mirror the sources.
    tests("Source"),
    tests("Markup"),
    tests("Numerics"),
    tests("Typesetting", ["Source", "Markup"]),
    tests("Graphics", ["Markup", "Source"], exclude: ["Golden"]),
    tests("Language", ["CPrograms", "Markup", "Source", "Numerics", "Graphics"], exclude: ["Corpus", "Golden"]),
    tests("Notebook", ["Source", "Markup", "Typesetting", "Graphics", "Language"]),
    tests("Markdown", ["Source", "Notebook"]),
    tests(
      "Publishing", ["Source", "Markup", "Typesetting", "Graphics", "Language", "Notebook", "Markdown"],
      exclude: ["Golden"]),
    tests("Commands", ["Language", "Publishing", "Source"], exclude: ["Corpus", "Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)

// `make fuzz` alone sees the fuzz target: it needs instrumented code and libFuzzer, which no other build has.
if Context.environment["NBRUN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Source", "Graphics", "Numerics", "Language", "Notebook", "Markdown", "Publishing"],
      path: "Tests/Fuzz", swiftSettings: strict))
}
