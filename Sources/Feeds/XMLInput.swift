// SPDX-License-Identifier: Apache-2.0

/// Where libxml2 gets the bytes of a document from, piece by piece.
enum XMLInput {
    /// The document as it is, from `position` on.
    case direct([UInt8], position: Int)
    /// The document as it is mended, with room for a piece of it.
    case repaired(XMLRepair, [UInt8])

    /// Bytes of the first piece: telling the format of a large document should cost little.
    private static let firstBytes = 4 << 10
    /// Bytes of the others: enough that the calls cost nothing, little enough that memory stays
    /// flat.
    private static let pieceBytes = 64 << 10

    /// Hands the next piece to `body`; false, without a call, at the end.
    mutating func nextPiece(isFirst: Bool, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
        let wanted = isFirst ? Self.firstBytes : Self.pieceBytes
        switch self {
        case .direct(let text, let position):
            let end = min(text.count, position + wanted)
            guard position < end else { return false }
            text.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[position..<end])) }
            self = .direct(text, position: end)
            return true
        case .repaired(var repair, var piece):
            self = .direct([], position: 0)  // or a second owner would make each piece a copy
            piece.removeAll(keepingCapacity: true)
            while piece.isEmpty, repair.fill(&piece, upTo: wanted) {}
            piece.withUnsafeBytes(body)
            let hasPiece = !piece.isEmpty
            self = .repaired(repair, piece)
            return hasPiece
        }
    }

    /// The line that has been mended up to, from 1; nobody asks for it in a sound document.
    var line: Int {
        guard case .repaired(let repair, _) = self else { return 1 }
        return repair.line
    }

    /// Whether the document was given up because its elements are nested too deep.
    var isTooDeep: Bool {
        guard case .repaired(let repair, _) = self else { return false }
        return repair.isTooDeep
    }
}
