package dev.parley.server.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the server remembers of one plugin over restarts. Immutable.
///
/// @param disabled whether the admin keeps it out of service
/// @param data the number of the folder with its own files
/// @param setAside the number of the folder that the last rollback put aside; 0 if there was none
/// @param lastNumber the last number that was given to such a folder, or to a copy of one
/// @param serving what was installed last, if anything was
/// @param before what served before that, the latest first
/// @param rejected digests of the jars that were rolled back from: they do not come into service by themselves
record PluginRecord(
        boolean disabled,
        int data,
        int setAside,
        int lastNumber,
        @Nullable Release serving,
        List<Release> before,
        Set<String> rejected) {

    /// Nothing is known.
    static final PluginRecord NEW = new PluginRecord(false, 1, 0, 1, null, List.of(), Set.of());

    /// How many earlier versions can be gone back to.
    static final int MAX_BEFORE = 3;

    /// A version that was in service.
    ///
    /// @param digest of its jar
    /// @param snapshot the number of the copy of the plugin's files when the next version came
    record Release(String version, String digest, int snapshot) {
        private boolean isWhole() {
            return version != null && digest != null;
        }
    }

    /// Whether nothing is missing: what comes from a file may lack anything.
    boolean isWhole() {
        return data > 0
                && before != null
                && before.stream().allMatch(release -> release != null && release.isWhole())
                && rejected != null
                && rejected.stream().allMatch(Objects::nonNull)
                && (serving == null || serving.isWhole());
    }

    /// The version to go back to.
    Optional<Release> previous() {
        return before.stream().findFirst();
    }

    PluginRecord disabled(boolean whether) {
        return new PluginRecord(whether, data, setAside, lastNumber, serving, before, rejected);
    }

    /// Whether that jar was installed last.
    boolean serves(Candidate candidate) {
        return serving != null && serving.digest().equals(candidate.copy().digest());
    }

    /// After another jar has come into service.
    PluginRecord upgradedTo(Candidate next) {
        if (serves(next)) {
            return this;
        }
        List<Release> releases = new ArrayList<>(before);
        int number = lastNumber;
        if (serving != null) {
            number++;
            releases.addFirst(new Release(serving.version(), serving.digest(), number));
        }
        List<Release> kept = List.copyOf(releases.subList(0, Math.min(releases.size(), MAX_BEFORE)));
        Release now = new Release(next.version(), next.copy().digest(), 0);
        return new PluginRecord(disabled, data, setAside, number, now, kept, Set.of());
    }

    /// After the previous version has come back into service, on the files that it had.
    PluginRecord rolledBack() {
        Set<String> all = new TreeSet<>(rejected);
        if (serving != null) {
            all.add(serving.digest());
        }
        int number = lastNumber + 1;
        List<Release> rest = before.subList(1, before.size());
        return new PluginRecord(disabled, number, data, number, before.getFirst(), List.copyOf(rest), Set.copyOf(all));
    }
}
