// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder of the configuration file, at which relative paths start.
struct ConfigurationFolder: Sendable {
    private let path: String

    /// The folder that the file lies in.
    init(of file: String) {
        path = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
    }

    /// Where a path of the configuration leads.
    func resolve(_ path: String) -> String {
        path.hasPrefix("/") ? path : (self.path as NSString).appendingPathComponent(path)
    }
}
