// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Monitoring

/// The program: reads the command line, runs one command, and says in one line what went wrong.
@main
struct Leumund: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leumund",
        abstract: "Watches what is said about your brands, and says what to do.",
        version: Program.version,
        subcommands: [
            ScanCommand.self, DaemonCommand.self, CheckCommand.self, ParseCommand.self,
            ScoreCommand.self, ReplayCommand.self, MentionsCommand.self, FeedsCommand.self,
            BackupCommand.self,
            ImportCommand.self,
        ])

    static func main() async {
        // A reader that goes away (`leumund mentions | head`) ends us quietly, as it ends `cat`.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.report(failure.message)
            Foundation.exit(failure.code.rawValue)
        } catch let status as ExitCode {
            Foundation.exit(status.rawValue)
        } catch {
            exit(withUsage: error)
        }
    }

    /// Help and version go to standard output; a wrong command line is one line and status 64.
    private static func exit(withUsage error: any Error) -> Never {
        let status = exitCode(for: error)
        guard status != .success else { exit(withError: error) }
        if status == .validationFailure {
            let message = message(for: error)
            Terminal.report("\(message) (see leumund --help)")
            Foundation.exit(SystemExit.usage.rawValue)
        }
        Terminal.report("internal error: \(error)")
        Foundation.exit(SystemExit.software.rawValue)
    }
}
