package dev.parley.server.wire;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/// Calls of Linux for which neither Java nor Netty has a way. Safe for all threads.
final class Kernel {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final MethodHandle syscall;
    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final MethodHandle close;

    /// Takes some hundredths of a second the first time: Java generates code for each call.
    ///
    /// @throws IOException if this system does not have them
    Kernel() throws IOException {
        try {
            syscall = handle(
                    "syscall",
                    FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                    Linker.Option.firstVariadicArg(1));
            mmap = handle("mmap", FunctionDescriptor.of(LONG, LONG, LONG, INT, INT, INT, LONG));
            munmap = handle("munmap", FunctionDescriptor.of(INT, LONG, LONG));
            close = handle("close", FunctionDescriptor.of(INT, INT));
        } catch (NoSuchElementException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @SuppressWarnings("restricted") // these are the calls' types, as Linux has them
    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    /// syscall(2).
    ///
    /// @return what the call returns, -1 if it failed
    long call(long number, long first, long second, long third, long fourth) {
        try {
            return (long) syscall.invokeExact(number, first, second, third, fourth, 0L, 0L);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// mmap(2), anywhere.
    ///
    /// @return the address, -1 if it failed
    long map(long bytes, int protection, int flags, int descriptor, long offset) {
        try {
            return (long) mmap.invokeExact(0L, bytes, protection, flags, descriptor, offset);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// munmap(2), of what was mapped.
    void unmap(long address, long bytes) {
        try {
            int _ = (int) munmap.invokeExact(address, bytes);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// close(2).
    void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(Throwable e) {
        return new IllegalStateException("a call of the system throws nothing", e);
    }
}
