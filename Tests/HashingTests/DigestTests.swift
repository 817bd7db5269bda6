// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import Testing

@Suite struct DigestTests {
    // FIPS 180-2, appendix B, and the digest of nothing.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `bytes have the digest that the standard says`(text: String, digest: String) {
        #expect(Digest.sha256(Array(text.utf8)) == digest)
    }

    @Test func `bytes in pieces have the digest of the whole`() {
        let running = RunningDigest()
        for piece in ["ab", "", "c"] { running.append(Array(piece.utf8)) }
        #expect(running.finish() == Digest.sha256(Array("abc".utf8)))
    }

    @Test func `a million bytes have the digest that the standard says`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(
            Digest.sha256(bytes)
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `the same letters in other parts have another digest`() {
        #expect(Digest.sha256("ab", "c") != Digest.sha256("a", "bc"))
    }

    @Test func `a part that looks like a frame cannot stand for two parts`() {
        #expect(Digest.sha256("a1:b") != Digest.sha256("a", "b"))
    }

    @Test func `an empty part is not the same as none`() {
        #expect(Digest.sha256("a", "") != Digest.sha256("a"))
    }

    @Test func `the length before a part counts bytes`() {
        #expect(Digest.sha256("ö") == Digest.sha256(Array("2:ö".utf8)))
    }

    @Test(arguments: HMACCase.rfc4231)
    func `a keyed digest is the one of RFC 4231`(example: HMACCase) {
        #expect(Digest.keyed(example.key, example.message) == example.digest)
    }

    @Test func `another key gives another pseudonym`() {
        #expect(Digest.keyed([1], "Grantler") != Digest.keyed([2], "Grantler"))
    }

    @Test func `a keyed digest frames its parts too`() {
        #expect(Digest.keyed([1], "ab", "c") != Digest.keyed([1], "a", "bc"))
        #expect(Digest.keyed([1], "ab", "c") == Digest.keyed([1], Array("2:ab1:c".utf8)))
    }
}

/// An example of RFC 4231, section 4.
struct HMACCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let key: [UInt8]
    let message: [UInt8]
    let digest: String

    static let rfc4231 = [
        HMACCase(
            testDescription: "1, a short key", key: Array(repeating: 0x0b, count: 20),
            message: Array("Hi There".utf8),
            digest: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        HMACCase(
            testDescription: "2, a key of letters", key: Array("Jefe".utf8),
            message: Array("what do ya want for nothing?".utf8),
            digest: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        HMACCase(
            testDescription: "3, key and message shorter than a block",
            key: Array(repeating: 0xaa, count: 20), message: Array(repeating: 0xdd, count: 50),
            digest: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        HMACCase(
            testDescription: "6, a key longer than a block",
            key: Array(repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            digest: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    ]
}
