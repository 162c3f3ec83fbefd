package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that leave something behind: the server notices that their classes stay, and says what holds them.
/// After each of these plugins has cleaned up, its classes really go, so what was named was all.
class LeakTest {

    @TempDir
    private Path scratch;

    private final List<LoadedPlugin> serving = new ArrayList<>();
    private LeakyPlugins leaky;

    @BeforeEach
    void start() throws IOException {
        leaky = new LeakyPlugins(scratch);
    }

    @AfterEach
    void stop() {
        serving.forEach(LeakyPlugins::unload);
    }

    @Test
    void aPluginThatLeavesNothingBehindGoesAndNobodyIsAccused() throws Exception {
        assertThat(leaky.accusedWhileLoaded(LeakyPlugins.HARMLESS)).isEmpty();
    }

    @Test
    void aThreadIsNamedWithItsStack() throws Exception {
        assertThat(holders(LeakyPlugins.parked("Thread.ofPlatform().daemon().name(\"poller\").start(Leak::park);")))
                .singleElement()
                .asString()
                .startsWith("thread \"poller\" is at java.util.concurrent.CountDownLatch.await(")
                .contains(" < example.Leak.park(Leak.java:");
    }

    @Test
    void ofACrowdOfThreadsAFewAreNamed() throws Exception {
        String start = "for (int i = 0; i < 6; i++) { Thread.ofPlatform().daemon().start(Leak::park); }";
        assertThat(holders(LeakyPlugins.parked(start))).hasSize(5).endsWith("2 more among the threads");
    }

    @Test
    void anIdleWorkerIsNamed() throws Exception {
        assertThat(holders("""
                        static final ExecutorService pool = Executors.newFixedThreadPool(1, task -> {
                            return Thread.ofPlatform().daemon().name("worker").unstarted(task);
                        });
                        static void leak() throws Exception { pool.submit(() -> {}).get(); }
                        static void clean() { pool.shutdownNow(); }
                        """))
                .containsExactly("thread \"worker\" keeps example.Leak$$Lambda in ThreadPoolExecutor.threadFactory");
    }

    @Test
    void aTaskForLaterIsNamed() throws Exception {
        assertThat(holders("""
                        static final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
                        static void leak() throws Exception {
                            pool.submit(() -> {}).get();
                            pool.schedule(() -> System.out.println(), 1, TimeUnit.HOURS);
                        }
                        static void clean() { pool.shutdownNow(); }
                        """))
                .singleElement()
                .asString()
                .matches("thread \"pool-\\d+-thread-1\" keeps example.Leak\\$\\$Lambda"
                        + " in ThreadPoolExecutor.workQueue");
    }

    @Test
    void aVirtualThreadIsNamedWithItsStack() throws Exception {
        assertThat(holders(LeakyPlugins.parked("Thread.ofVirtual().name(\"fibre\").start(Leak::park);")))
                .singleElement()
                .asString()
                .startsWith("virtual thread \"fibre\" is at ")
                .contains("example.Leak.park(Leak.java:");
    }

    @Test
    void aVirtualThreadOfAnExecutorIsNamedWithItsStack() throws Exception {
        assertThat(holders("""
                        static final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
                        static volatile boolean end;
                        static Object pollForEver() throws Exception { while (!end) { Thread.sleep(50); } return ""; }
                        static void leak() { pool.submit(Leak::pollForEver); }
                        static void clean() { end = true; }
                        """))
                .singleElement()
                .asString()
                .startsWith("virtual thread #")
                .contains("example.Leak.pollForEver(Leak.java:");
    }

    @Test
    void aTimerIsNamed() throws Exception {
        assertThat(holders("""
                        static final Timer timer = new Timer("beat", true);
                        static final class Beat extends TimerTask { @Override public void run() {} }
                        static void leak() { timer.schedule(new Beat(), 3_600_000); }
                        static void clean() { timer.cancel(); }
                        """)).containsExactly("timer \"beat\" is to run example.Leak$Beat");
    }

    @Test
    void aShutdownHookIsNamed() throws Exception {
        assertThat(holders("""
                        static final Thread hook = new Thread(() -> {});
                        static void leak() { Runtime.getRuntime().addShutdownHook(hook); }
                        static void clean() { Runtime.getRuntime().removeShutdownHook(hook); }
                        """)).containsExactly("a shutdown hook is to run example.Leak$$Lambda");
    }

    @Test
    void aThreadLocalValueIsNamed() throws Exception {
        String thread = Thread.currentThread().getName();
        assertThat(holders("""
                        static final ThreadLocal<Object> local = new ThreadLocal<>();
                        static void leak() { local.set(List.of(new Leak())); }
                        static void clean() { local.remove(); }
                        """)).containsExactly("thread \"" + thread + "\" has example.Leak in a ThreadLocal");
    }

    @Test
    void aDatabaseDriverIsNamed() throws Exception {
        assertThat(holders("""
                        static final class Own implements Driver {
                            public int getMajorVersion() { return 1; } public int getMinorVersion() { return 0; }
                            public boolean jdbcCompliant() { return false; } public boolean acceptsURL(String url) { return false; }
                            public Connection connect(String url, Properties settings) { return null; }
                            public java.util.logging.Logger getParentLogger() { return null; }
                            public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) { return null; }
                        }
                        static final Driver driver = new Own();
                        static void leak() throws Exception { DriverManager.registerDriver(driver); }
                        static void clean() throws Exception { DriverManager.deregisterDriver(driver); }
                        """)).containsExactly("the JDBC driver example.Leak$Own is registered with DriverManager");
    }

    @Test
    void aPluginThatKeepsAnObjectInAStaticFieldIsNamed() throws Exception {
        List<Object> kept = keeper("KEPT");
        assertThat(leaky.holders(LeakyPlugins.HARMLESS, serving, kept))
                .containsExactly("plugin keeper 2.0.0 keeps example.Leak in example.Keeper.KEPT");
    }

    @Test
    void aPluginThatKeepsAnObjectInItsCommandIsNamed() throws Exception {
        List<Object> kept = keeper("kept");
        assertThat(leaky.holders(LeakyPlugins.HARMLESS, serving, kept))
                .containsExactly("plugin keeper 2.0.0 keeps example.Leak in example.Keeper.kept");
    }

    @Test
    void aSystemPropertyIsNamed() throws Exception {
        assertThat(holders("""
                        static void leak() { System.getProperties().put("leaky", new Leak()); }
                        static void clean() { System.getProperties().remove("leaky"); }
                        """)).containsExactly("the system property \"leaky\" has example.Leak");
    }

    @Test
    void theDefaultUncaughtExceptionHandlerIsNamed() throws Exception {
        assertThat(holders("""
                        static void leak() { Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {}); }
                        static void clean() { Thread.setDefaultUncaughtExceptionHandler(null); }
                        """)).containsExactly("the default uncaught exception handler is example.Leak$$Lambda");
    }

    @Test
    void aReplacedStandardStreamIsNamed() throws Exception {
        assertThat(holders("""
                        static final java.io.PrintStream before = System.out;
                        static final class Tee extends java.io.FilterOutputStream { Tee() { super(before); } }
                        static void leak() { System.setOut(new java.io.PrintStream(new Tee())); }
                        static void clean() { System.setOut(before); }
                        """)).containsExactly("System.out is example.Leak$Tee");
    }

    @Test
    void anMBeanIsNamed() throws Exception {
        assertThat(holders("""
                        public interface LoadMBean {}
                        public static final class Load implements LoadMBean {}
                        static javax.management.MBeanServer server() {
                            return java.lang.management.ManagementFactory.getPlatformMBeanServer();
                        }
                        static javax.management.ObjectName name() throws Exception {
                            return new javax.management.ObjectName("leaky:type=Load");
                        }
                        static void leak() throws Exception { server().registerMBean(new Load(), name()); }
                        static void clean() throws Exception { server().unregisterMBean(name()); }
                        """)).containsExactly("the MBean leaky:type=Load is registered");
    }

    @Test
    void aLogHandlerIsNamed() throws Exception {
        assertThat(holders("""
                        static final java.util.logging.Handler handler = new java.util.logging.Handler() {
                            @Override public void publish(java.util.logging.LogRecord line) {}
                            @Override public void flush() {} @Override public void close() {}
                        };
                        static void leak() { java.util.logging.Logger.getLogger("").addHandler(handler); }
                        static void clean() { java.util.logging.Logger.getLogger("").removeHandler(handler); }
                        """)).containsExactly("the logger \"\" has example.Leak$1");
    }

    @Test
    void aSecurityProviderIsNamed() throws Exception {
        assertThat(holders("""
                        static final class Own extends java.security.Provider { Own() { super("Own", "1", ""); } }
                        static void leak() { java.security.Security.addProvider(new Own()); }
                        static void clean() { java.security.Security.removeProvider("Own"); }
                        """)).containsExactly("the security provider example.Leak$Own is installed");
    }

    @Test
    void noCodeOfThePluginRunsForIt() throws Exception {
        assertThat(holders("""
                        static volatile String ran = "";
                        @Override public String toString() { ran += " toString"; return ""; }
                        @Override public int hashCode() { ran += " hashCode"; return 0; }
                        @Override public boolean equals(Object other) { ran += " equals"; return false; }
                        static final class Trap extends Thread {
                            final CountDownLatch end = new CountDownLatch(1);
                            @Override public void run() {
                                try { end.await(); } catch (InterruptedException e) { ran += e; }
                            }
                            @Override public ClassLoader getContextClassLoader() { ran += " context"; return null; }
                            @Override public StackTraceElement[] getStackTrace() { ran += " stack"; return null; }
                            @Override public State getState() { ran += " state"; return null; }
                            @Override public String toString() { ran += " name"; return ""; }
                            @Override public int hashCode() { ran += " hash"; return 0; }
                        }
                        static final Trap trap = new Trap();
                        static void leak() { trap.start(); System.getProperties().put("leaky", new Leak()); }
                        static void clean() {
                            trap.end.countDown();
                            System.getProperties().remove("leaky");
                            if (!ran.isEmpty()) { throw new IllegalStateException(ran); }
                        }
                        """)).hasSize(2);
    }

    @Test
    void withoutTheFlagsTheRestIsSearchedAndTheGapsAreTold() throws Exception {
        String program = ProcessHandle.current().info().command().orElseThrow();
        String classes = System.getProperty("java.class.path");
        Process java = new ProcessBuilder(program, "-cp", classes, LeakyPlugins.class.getName(), scratch.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = java.inputReader().readAllLines();
        assertThat(lines).hasSize(3).first().asString().startsWith("thread \"poller\" is at ");
        assertThat(lines)
                .contains(
                        "the system property \"leaky\" has example.Leak",
                        "not wholly looked into, since Java runs without the --add-opens that ./parley passes:"
                                + " threads, virtual threads, shutdown hooks, thread-local values, JDBC drivers,"
                                + " collections");
    }

    @Test
    void theNewVersionsThreadsAreNotTakenForTheOldOnes() throws Exception {
        String code = LeakyPlugins.parked("Thread.ofPlatform().daemon().name(\"poller\").start(Leak::park);");
        LoadedPlugin newer = leaky.load(code);
        serving.add(newer);
        LeakyPlugins.invoke(newer.classLoader(), "leak");
        LoadedPlugin older = leaky.load(code);
        assertThat(LeakyPlugins.accused(older.classLoader(), serving)).isEmpty();
        LeakyPlugins.invoke(older.classLoader(), "leak");
        assertThat(LeakyPlugins.accused(older.classLoader(), serving)).hasSize(1);
        LeakyPlugins.invoke(older.classLoader(), "clean");
        LeakyPlugins.invoke(newer.classLoader(), "clean");
        LeakyPlugins.unload(older);
    }

    /// What is said of a plugin that leaks like this.
    private List<String> holders(String code) throws Exception {
        return leaky.holders(code, serving, null);
    }

    /// A plugin that serves, and keeps what it is given.
    ///
    /// @param field where
    private List<Object> keeper(String field) throws Exception {
        LoadedPlugin keeper = leaky.keeper();
        serving.add(keeper);
        return LeakyPlugins.kept(keeper, field);
    }
}
