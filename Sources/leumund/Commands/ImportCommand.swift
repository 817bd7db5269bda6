// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What other tools have, in our formats.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes over files of other tools.",
        subcommands: [ImportLexiconCommand.self])
}
