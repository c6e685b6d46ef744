import Foundation
import Source
import Testing

@testable import Language

/// The listing of compiled code, and what is said of each instruction's fields.
@Suite struct CodeListingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private static func listing(_ source: String, name: String = "script.m") throws -> String {
    let file = SourceFile(name: name, bytes: [UInt8](source.utf8))
    let program = Program.parse(file.bytes)
    try #require(program.diagnostics.isEmpty)
    return try program.codeListing(of: file)
  }

  /// `Golden/listing.m` as the compiler sees it. `UPDATE_GOLDEN=1` rewrites `Golden/listing.txt`.
  @Test func everyInstructionIsReadable() throws {
    let source = try String(contentsOf: Self.folder.appending(path: "listing.m"), encoding: .utf8)
    let listing = try Self.listing(source, name: "listing.m")
    let golden = Self.folder.appending(path: "listing.txt")
    if CorpusFile.isUpdating { try listing.write(to: golden, atomically: true, encoding: .utf8) }
    #expect(listing == (try String(contentsOf: golden, encoding: .utf8)), "UPDATE_GOLDEN=1 rewrites it")
    for opcode in Self.opcodes where opcode != .fail {
      #expect(listing.contains("  \(opcode) ") || listing.contains("  \(opcode)\n"), "listing.m does not use \(opcode)")
    }
  }

  @Test func aScriptWithoutCodeHasAnEnd() throws {
    #expect(
      try Self.listing("% nothing\n") == """
        script <script.m>: 1 instruction, 1 register, 0 locals, 0 constants
          0  1:1  end

        """)
  }

  @Test func constantsAreExact() throws {
    let listing = try Self.listing("x = 0.1 + 0.2; y = 1e300 * 1e10; z = true;")
    #expect(listing.contains("K0 0.30000000000000004, K1 Inf, K2 true"))
  }

  private static let opcodes = (0...UInt8.max).compactMap { Opcode(rawValue: $0) }

  /// The form of an instruction names the fields that the checks of loaded code read.
  @Test func jumpsAndConstantsAreWhereTheLoaderChecksThem() {
    #expect(Self.opcodes.count > 70)
    for opcode in Self.opcodes {
      let instruction = Instruction(opcode, 11, 12, 13, d: 14)
      var jump: Int?
      var constant: Int?
      for case .operand(let letter, let number, _) in instruction.formPieces {
        if letter == "J" { jump = number }
        if letter == "K" { constant = max(number, constant ?? 0) }
      }
      #expect(instruction.target(from: 100) == jump.map { 101 + $0 }, "\(opcode)")
      #expect(instruction.constantIndex == constant, "\(opcode)")
    }
  }

  @Test func formsAreTakenApart() {
    #expect(
      Instruction(.multiplyAdd, 1, 2, 3, d: 4).formPieces == [
        .operand("R", 1, offset: 0), .text(" = "), .operand("R", 4, offset: 0), .text(" + "),
        .operand("R", 2, offset: 0), .text(" * "), .operand("R", 3, offset: 0),
      ])
    #expect(
      Instruction(.assign, 1, 2, 3).formPieces == [
        .operand("R", 1, offset: 0), .path(2, subscripts: 4), .text(" = "), .operand("R", 3, offset: 0),
      ])
    #expect(
      Instruction(.vertical, 1, 2, 3).formPieces == [
        .operand("R", 1, offset: 0), .text(" = ["), .registers(2, count: 3, separator: "; "), .text("]"),
      ])
    #expect(Instruction(.end).formPieces == [])
  }
}
