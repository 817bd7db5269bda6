// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fetching
import Foundation
import Logging
import Model
import Monitoring
import ServiceLifecycle
import Storage
import UnixSignals

/// Polls until it is told to stop.
struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Polls the feeds, stores mentions, writes alert files.")

    @Option(help: "The configuration file.")
    var config = "/etc/leumund/leumund.yaml"
    @OptionGroup var data: DataOptions

    func run() async throws {
        // Whoever reads the log may go away; the work goes on.
        signal(SIGPIPE, SIG_IGN)
        SystemMemory.useOneArena()
        // What is read at the start is new anyway.
        signal(SIGHUP, SIG_IGN)
        let loader = Loader(folders: data.folders)
        let (configuration, digest) = try loader.daemonConfiguration(config)
        let lock = try StateLock(directory: configuration.stateDirectory)
        let manager = ServiceManager(path: ProcessInfo.processInfo.environment["NOTIFY_SOCKET"])
        let start = LongStart("Examining the store.", manager: manager)
        defer { start.end() }
        let store = try loader.store(configuration.databaseFile)
        let setup = try loader.setup(configuration, digest: digest, store: store)
        let log = JournalLog(journal: JournalSocket.ofStandardError())
        let logger = Logger(label: "leumund") { _ in log }
        let fetcher = try FetcherOwner(configuration.fetch)
        let flight = FlightLog(path: configuration.stateDirectory + "/in-work")
        let monitor = try Monitor(
            setup: setup, store: store, logger: logger, flight: flight, at: SystemClock.now(),
            fetch: fetcher.fetch)
        start.end()
        let watch = Watch(monitor: monitor, manager: manager)
        let reload = Reload(
            path: config, loader: loader, store: store, monitor: monitor, manager: manager,
            logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: watch), .init(service: reload), .init(service: Tidy()),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        logger.notice(
            "Watching.",
            metadata: [
                "version": "\(Program.version)", "brands": "\(configuration.brands.count)",
                "feeds": "\(configuration.sources.count)",
            ])
        try await group.run()
        manager.stopping()
        await fetcher.shutdown()
        logger.notice("Stopped.")
        withExtendedLifetime(lock) {}
    }
}

/// Works until the daemon is to stop; what is on its way then is cancelled.
private struct Watch: Service {
    let monitor: Monitor
    let manager: ServiceManager

    func run() async throws {
        let clock = Monitor.Clock(
            wall: SystemClock.now, steady: SystemClock.steady(),
            // Ends early when cancelled, which the monitor sees by itself.
            wait: { try? await Task.sleep(for: .seconds($0)) })
        await cancelWhenGracefulShutdown { [monitor, manager] in
            manager.ready()
            await monitor.run(clock, progress: manager.alive(status:))
        }
    }
}

/// SIGHUP: the new configuration whole, or the old one goes on.
private struct Reload: Service {
    let path: String
    let loader: Loader
    let store: Store
    let monitor: Monitor
    let manager: ServiceManager
    let logger: Logger

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            manager.reloading(monotonicMicroseconds: DispatchTime.now().uptimeNanoseconds / 1000)
            do {
                let (configuration, digest) = try loader.daemonConfiguration(
                    path, after: await monitor.inForce.configuration.sources)
                let setup = try loader.setup(
                    configuration, digest: digest, store: store,
                    after: await monitor.inForce.knowledge)
                try await monitor.replace(setup)
                logger.notice("The configuration was read again.")
            } catch let failure as CommandFailure {
                logger.error(
                    "The configuration cannot be used; the old one stays in force.",
                    metadata: ["cause": "\(failure.message)"])
            } catch {
                logger.error(
                    "The store cannot be read; the old configuration stays in force.",
                    metadata: ["cause": "\(error)"])
            }
            manager.ready()
        }
    }
}

extension Loader {
    /// The configuration, with no more transfers at once than the system lets us have.
    fileprivate func daemonConfiguration(
        _ path: String, after before: [Source] = []
    ) throws(CommandFailure) -> (Configuration, String) {
        var (configuration, digest) = try configuration(path, after: before)
        configuration.fetch = configuration.fetch.within(SystemLimits.descriptors)
        return (configuration, digest)
    }
}
