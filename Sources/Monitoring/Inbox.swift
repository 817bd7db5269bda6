// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// What people drop into the inbox of the alert directory: so far, who takes an incident.
///
/// `ID.ack` holds the name of whoever takes the incident; an empty file is signed with the name
/// of the account that owns it.
struct Inbox: Sendable {
    /// A file that asks for something.
    struct Acknowledgement: Sendable, Hashable {
        var incidentID: String
        var person: String
        var path: String
    }

    /// A name is short; whatever is longer is cut.
    private static let longestName = 200

    private let directory: String

    init(directory: String) { self.directory = directory + "/inbox" }

    /// The acknowledgements that lie there, by name; everything else is left alone.
    func acknowledgements() -> [Acknowledgement] {
        // No inbox, no commands: it is made with the first alert, or by the administrator.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasSuffix(".ack") && !$0.hasPrefix(".") }.sorted()
            .compactMap { name in
                let path = "\(directory)/\(name)"
                guard let person = person(at: path) else { return nil }
                return Acknowledgement(
                    incidentID: String(name.dropLast(4)), person: person, path: path)
            }
    }

    /// Takes a file away once it has been applied.
    func remove(_ acknowledgement: Acknowledgement) { unlink(acknowledgement.path) }

    /// Makes the folder, so that people find where to put their answer.
    func prepare() {
        // If this fails, the alert files cannot be written either, and that is reported.
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
    }

    /// The name in a plain file, else the owner's; nil for a link, which may point anywhere.
    private func person(at path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: Self.longestName)
        let count = max(0, read(descriptor, &bytes, bytes.count))
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        let name = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let clean = name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            .filter { $0.properties.generalCategory != .control }
        let person = String(String.UnicodeScalarView(clean)).trimmingCharacters(in: .whitespaces)
        return person.isEmpty ? owner(status.st_uid) : person
    }

    /// Account 65534 stands for every account that the service may not see (user namespaces).
    private func owner(_ uid: uid_t) -> String {
        guard uid != 65_534, let entry = getpwuid(uid) else { return "somebody, unsigned" }
        return String(cString: entry.pointee.pw_name)
    }
}
