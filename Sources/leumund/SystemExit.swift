// SPDX-License-Identifier: Apache-2.0

/// The exit codes of the contract, from sysexits.h.
enum SystemExit: Int32, Sendable {
    case alertRaised = 3
    case usage = 64
    case badInput = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case cannotCreate = 73
    case cannotWrite = 74
    case tryAgain = 75
    case noPermission = 77
    case badConfiguration = 78
}

/// Why a command ends without having done what it was asked.
struct CommandFailure: Error {
    let code: SystemExit
    /// One or more lines `WHAT: WHY (HINT)`, without the name of the program.
    let message: String

    init(_ code: SystemExit, _ message: String) {
        self.code = code
        self.message = message
    }
}
