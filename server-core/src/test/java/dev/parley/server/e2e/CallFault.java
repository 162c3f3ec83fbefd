package dev.parley.server.e2e;

import java.util.List;
import java.util.stream.Stream;

/// Something that a command can do wrong when it is called.
///
/// @param kind what it does; the name of the command and of its plugin
/// @param body the statements of its `run`
/// @param type of the message that answers it, and the code if that is an error
/// @param logged what the log says of it
record CallFault(String kind, String body, String type, String logged) {

    private static final String SPITEFUL = """
            class Spiteful extends RuntimeException {
                @Override public String getMessage() { throw new Error("no message"); }
                @Override public StackTraceElement[] getStackTrace() { throw new Error("no trace"); }
                @Override public Throwable getCause() { throw new Error("no cause"); }
            }
            throw new Spiteful();""";

    private static final String DEADLOCK = """
            Object one = new Object(), two = new Object();
            java.util.concurrent.CountDownLatch both = new java.util.concurrent.CountDownLatch(2);
            Thread.ofVirtual().start(() -> {
                synchronized (two) {
                    both.countDown();
                    while (both.getCount() > 0) { Thread.onSpinWait(); }
                    synchronized (one) { }
                }
            });
            synchronized (one) {
                both.countDown();
                both.await();
                synchronized (two) { return Reply.nothing(); }
            }""";

    /// @param end a file whose coming ends what would never end
    static List<CallFault> all(String end) {
        return Stream.of(failing(), late(end), cut(), harmless())
                .flatMap(List::stream)
                .toList();
    }

    private static List<CallFault> failing() {
        return List.of(
                failing("exception", "throw new Exception(\"checked\");", "java.lang.Exception: checked"),
                failing("runtime-exception", "throw new IllegalStateException(\"odd\");", "IllegalStateException: odd"),
                failing(
                        "recursion",
                        "class Deep { int in(int n) { return in(n + 1) + 1; } } return Reply.text(\"\" + new Deep().in(0));",
                        "java.lang.StackOverflowError"),
                failing("missing-class", "return Reply.text(new Missing().toString());", "example/Missing"),
                failing("assertion", "throw new AssertionError(\"never\");", "java.lang.AssertionError: never"),
                failing("out-of-memory", "throw new OutOfMemoryError(\"heap\");", "OutOfMemoryError: heap"),
                failing("interrupted-exception", "throw new InterruptedException(\"me\");", "InterruptedException: me"),
                failing("spiteful-exception", SPITEFUL, "its message cannot be read: java.lang.Error"),
                failing("null-reply", "return null;", "NullPointerException"),
                failing("null-text", "return Reply.text(null);", "NullPointerException"),
                failing(
                        "ragged-table",
                        "return Reply.table(java.util.List.of(), java.util.List.of());",
                        "a table needs"),
                failing("flood", "for (;;) { call.caller().send(\"x\".repeat(1000)); }", "sends more than can be read"),
                failing(
                        "room-flood",
                        "for (;;) { call.room().send(\"x\".repeat(1000)); }",
                        "sends more than can be read"));
    }

    private static List<CallFault> late(String end) {
        String deaf = "try { Thread.sleep(20); } catch (InterruptedException e) { }";
        String until = "while (!new java.io.File(\"" + end + "\").exists()) { %s } return Reply.nothing();";
        return List.of(
                late(
                        "endless-message",
                        "throw new RuntimeException() { @Override public String toString() { for (;;) {"
                                + " java.util.concurrent.locks.LockSupport.park(); } } };"),
                late("sleep", "Thread.sleep(60_000); return Reply.nothing();"),
                late("deaf", until.formatted(deaf)),
                late("deadlock", DEADLOCK),
                new CallFault(
                        "spin", until.formatted(""), "timed-out", "/spin by caller goes on after it was given up, at"));
    }

    private static List<CallFault> cut() {
        return List.of(
                cut("long-text", "return Reply.text(\"x\".repeat(100_000_000));", "reply"),
                cut("long-refusal", "return Reply.refused(\"x\".repeat(100_000_000));", "refused"),
                cut("long-room-line", "return Reply.toRoom(\"x\".repeat(100_000_000));", "reply"),
                cut(
                        "long-table",
                        "return Reply.table(java.util.List.of(\"A\"), java.util.Collections.nCopies(100_000,"
                                + " java.util.List.of(\"x\".repeat(1000))));",
                        "reply"),
                cut(
                        "wide-table",
                        "return Reply.table(java.util.Collections.nCopies(100_000, \"x\".repeat(1000)),"
                                + " java.util.List.of());",
                        "reply"));
    }

    private static List<CallFault> harmless() {
        return List.of(
                harmless("control-characters", "return Reply.toRoom(\"\\u001b[2Jone\\nadmin: two\\r\\u0007\");"),
                harmless("own-interrupt", "Thread.currentThread().interrupt(); return Reply.nothing();"),
                harmless(
                        "failing-thread",
                        "Thread thread = new Thread(() -> { throw new Error(\"in a thread\"); });"
                                + " thread.start(); thread.join(); return Reply.nothing();"),
                harmless(
                        "output",
                        "for (int i = 0; i < 20_000; i++) { System.out.println(\"noise\"); } return Reply.nothing();"),
                harmless("no-loader", "Thread.currentThread().setContextClassLoader(null); return Reply.nothing();"));
    }

    private static CallFault failing(String kind, String body, String logged) {
        return new CallFault(kind, body, "failed", logged);
    }

    private static CallFault late(String kind, String body) {
        return new CallFault(kind, body, "timed-out", "/" + kind + " of " + kind + " 1.0.0 did not answer in time");
    }

    private static CallFault cut(String kind, String body, String type) {
        return new CallFault(
                kind, body, type, "an answer of /" + kind + " of " + kind + " 1.0.0 was too long and is cut");
    }

    private static CallFault harmless(String kind, String body) {
        return new CallFault(kind, body, "reply", "");
    }

    /// The deadline of the command.
    String deadline() {
        return type.equals("timed-out") ? "1s" : "20s";
    }

    @Override
    public String toString() {
        return kind;
    }
}
