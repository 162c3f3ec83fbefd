package dev.parley.server.config;

/// How the server talks to the kernel.
public enum TransportKind {
    /// The best of the others that works on this machine.
    AUTO,
    /// Linux epoll.
    EPOLL,
    /// Linux io_uring.
    IO_URING,
    /// The JDK's own, on every system.
    NIO
}
