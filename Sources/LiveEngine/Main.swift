// Natively this product is only linked, never run, and in WebAssembly nothing calls `main`. It has a file of its own
// because a program of one file is compiled as a script, whose globals are initialised by the `main` that never runs.
@main
enum Main {
  static func main() {}
}
