package dev.parley.server.moderation;

import dev.parley.server.files.AtomicFile;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FileStamp;
import dev.parley.server.people.Nick;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The names and addresses that may not come in, kept in `bans.txt` and in step with it: what is banned
/// here is on the disk first, and what an admin edits in the file takes effect here.
///
/// Safe for all threads: readers see an immutable value behind one volatile. One thread of its own
/// touches the file; [#put] and [#remove] wait for it, so they may not be called on an event loop.
public final class BanList implements SanctionList, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BanList.class);
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-r--r--");

    private final Path path;
    private final InstantSource clock;
    private final Consumer<Collection<Sanction>> newlyBanned;
    private final ScheduledExecutorService fileThread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bans").factory());

    private volatile Sanctions bans = Sanctions.NONE;

    // Touched by the file's thread only.
    private BanFile file = BanFile.EMPTY;
    private FileStamp adopted = FileStamp.MISSING;
    private FileStamp lastSeen = FileStamp.MISSING;

    private BanList(Path path, InstantSource clock, Consumer<Collection<Sanction>> newlyBanned) {
        this.path = path;
        this.clock = clock;
        this.newlyBanned = newlyBanned;
    }

    /// Opens the file, which may be missing, and starts to watch it.
    ///
    /// @param newlyBanned is told which bans a hand-made edit of the file added; called on the file's
    ///     thread
    /// @param watchPeriod how often to look; an edit counts when the file looked the same twice
    /// @throws IOException if the file is there and cannot be read; the message is for the admin
    public static BanList open(
            Path path, Duration watchPeriod, InstantSource clock, Consumer<Collection<Sanction>> newlyBanned)
            throws IOException {
        BanList list = new BanList(path, clock, newlyBanned);
        list.onFileThread(list::load);
        if (isReadOnly(path)) {
            log.warn("{} is read-only: nobody can be banned while the server runs", path);
        }
        long period = watchPeriod.toMillis();
        list.fileThread.scheduleWithFixedDelay(list::look, period, period, TimeUnit.MILLISECONDS);
        return list;
    }

    @Override
    public Optional<Sanction> against(Nick nick) {
        return bans.against(nick, clock.instant());
    }

    @Override
    public Optional<Sanction> against(String address) {
        return bans.against(address, clock.instant());
    }

    @Override
    public List<Sanction> all() {
        Instant now = clock.instant();
        return bans.all().stream().filter(ban -> !ban.isOver(now)).toList();
    }

    @Override
    public Optional<Sanction> put(Sanction ban) throws IOException {
        return onFileThread(() -> {
            reread();
            Optional<Sanction> before = on(ban.target());
            store(file.with(ban, clock.instant()));
            return before;
        });
    }

    @Override
    public Optional<Sanction> remove(Target target) throws IOException {
        return onFileThread(() -> {
            reread();
            Optional<Sanction> before = on(target);
            if (before.isPresent()) {
                store(file.without(target));
            }
            return before;
        });
    }

    @Override
    public void close() {
        fileThread.shutdown();
    }

    @Override
    public Optional<Sanction> on(Target target) {
        return bans.of(target).filter(ban -> !ban.isOver(clock.instant()));
    }

    private void store(BanFile changed) throws IOException {
        if (isReadOnly(path)) {
            throw new IOException("it is read-only");
        }
        AtomicFile.write(path, changed.content(), PERMISSIONS);
        file = changed;
        bans = changed.bans();
        adopted = FileStamp.of(path);
    }

    /// Takes over an edit that the watch has not come to yet, lest our rewriting undo it.
    private void reread() throws IOException {
        if (!FileStamp.of(path).equals(adopted) && Files.exists(path)) {
            adoptEdit();
        }
    }

    private void adoptEdit() throws IOException {
        List<Sanction> added = load();
        if (added.isEmpty()) {
            return;
        }
        try {
            newlyBanned.accept(added);
        } catch (RuntimeException e) { // the bans are in force all the same, and the watch goes on
            log.error("what follows from an edit of {} failed", path, e);
        }
    }

    /// Reads the file.
    ///
    /// @return the bans in force whose targets were not banned before
    private List<Sanction> load() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("The ban list " + path + " cannot be read: it is not a file");
        }
        FileStamp stamp = FileStamp.of(path);
        try {
            file = Files.exists(path) ? BanFile.of(Files.readAllBytes(path)) : file;
        } catch (IOException e) {
            throw new IOException("The ban list " + path + " cannot be read: " + FileFault.reason(e), e);
        }
        adopted = stamp;
        lastSeen = stamp;
        Sanctions before = bans;
        bans = file.bans();
        file.unreadableLines()
                .forEach((line, reason) -> log.warn("{}: line {} is without effect: {}", path, line, reason));
        return all().stream().filter(ban -> before.of(ban.target()).isEmpty()).toList();
    }

    private void look() {
        FileStamp now = FileStamp.of(path);
        boolean settled = now.equals(lastSeen);
        lastSeen = now;
        if (now.equals(adopted) || !settled) {
            return;
        }
        adopted = now; // also when it cannot be read: one warning for each state of the file is enough
        if (now.equals(FileStamp.MISSING)) {
            log.warn("{} is gone; its {} bans stay in force, and come back with the next one", path, all().size());
            return;
        }
        try {
            adoptEdit();
            log.info("{} was edited: {} bans are in force", path, all().size());
        } catch (IOException e) {
            log.warn("{}; the bans that were in force stay so", e.getMessage());
        } catch (RuntimeException e) {
            log.error("taking over an edit of {} failed", path, e); // an exception would end the watch
        }
    }

    private <T> T onFileThread(Callable<T> work) throws IOException {
        try {
            return fileThread.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new IOException("the server is stopping", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the disk did not answer in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw new IOException(FileFault.reason(fault), fault);
            }
            throw new IllegalStateException("a bug in the ban list", e.getCause());
        }
    }

    /// Whether nobody may write the file. Asked of its permissions, since for root every file is writable.
    private static boolean isReadOnly(Path path) throws IOException {
        return Files.exists(path)
                && Files.getPosixFilePermissions(path).stream()
                        .noneMatch(p -> p.name().endsWith("_WRITE"));
    }
}
