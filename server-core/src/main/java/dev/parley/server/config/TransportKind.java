package dev.parley.server.config;

/// How the server talks to the kernel.
public enum TransportKind {
    /// Epoll, with an io_uring beside it to send to many at once, as far as this machine has them; else the JDK's own.
    AUTO,
    /// Linux epoll alone.
    EPOLL,
    /// Linux io_uring for everything.
    IO_URING,
    /// The JDK's own, on every system.
    NIO
}
