// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation

/// Reads the small files that secrets stand in, each once; no problem quotes what is in them.
struct SecretFiles {
    /// The largest file; certificates with their chains have 10 KB.
    ///
    /// Ours.
    private static let largest = 64 << 10

    private let folder: ConfigurationFolder
    /// Where systemd puts what `LoadCredential=` names.
    private let credentials: String?
    private var contents: [String: [UInt8]?] = [:]
    private(set) var problems: [Problem] = []

    /// `credentials`: the folder that `$CREDENTIALS_DIRECTORY` names.
    init(folder: ConfigurationFolder, credentials: String?) {
        self.folder = folder
        self.credentials = credentials
    }

    /// The problems so far, which are forgotten here.
    mutating func takeProblems() -> [Problem] {
        defer { problems = [] }
        return problems
    }

    /// The bytes of a file; nil with a problem noted, once for each file.
    ///
    /// `isSecret`: whether nobody but the daemon should be able to read it.
    mutating func bytes(of name: String, isSecret: Bool = true) -> [UInt8]? {
        let path = path(of: name)
        if let known = contents[path] { return known }
        let bytes = read(path, isSecret: isSecret)
        contents[path] = .some(bytes)
        return bytes
    }

    /// Notes what is wrong with a file.
    mutating func note(
        _ what: String, in name: String, line: Int? = nil, hint: String,
        weight: Problem.Weight = .error
    ) {
        let problem = Problem(weight, file: path(of: name), line: line, what: what, hint: hint)
        if !problems.contains(problem) { problems.append(problem) }
    }

    /// A name that systemd knows is its file; every other one starts at the configuration's folder.
    private func path(of name: String) -> String {
        if let credentials, !name.hasPrefix("/") {
            let path = (credentials as NSString).appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        return folder.resolve(name)
    }

    private mutating func read(_ path: String, isSecret: Bool) -> [UInt8]? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return refuse(path, String(cString: strerror(errno)), "write it, or mend the name")
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.largest else {
            return refuse(path, "is no file of at most 64 KiB", "is it the right one?")
        }
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: Self.largest), !data.isEmpty
        else { return refuse(path, "cannot be read, or is empty", "look at its permissions") }
        try? handle.close()  // Closing after reading loses nothing.
        if isSecret, status.st_mode & S_IROTH != 0 {
            problems.append(
                Problem(
                    .warning, file: path, what: "everybody on this machine may read it",
                    hint: "chmod 640, and the group of the daemon"))
        }
        return Array(data)
    }

    private mutating func refuse(_ path: String, _ what: String, _ hint: String) -> [UInt8]? {
        problems.append(Problem(file: path, what: what, hint: hint))
        return nil
    }
}
