package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some sanctions, to be looked up quickly: names and blocks of addresses are hashed, so that ten
/// thousand cost one look for the name, and one for each length of prefix that occurs. Immutable.
final class Sanctions {

    static final Sanctions NONE = new Sanctions(List.of());

    private final Map<Target, Sanction> all = new LinkedHashMap<>();
    private final Map<String, Sanction> byName = new HashMap<>();
    private final Map<Network, Sanction> byNetwork = new HashMap<>();
    private final int[] prefixes;

    /// Of several with the same target, the one that lasts longest counts.
    Sanctions(Collection<Sanction> sanctions) {
        for (Sanction sanction : sanctions) {
            all.merge(sanction.target(), sanction, (first, other) -> other.outlasts(first) ? other : first);
        }
        for (Sanction sanction : all.values()) {
            switch (sanction.target()) {
                case Target.Name(Nick nick) -> byName.put(nick.key(), sanction);
                case Target.Addresses(Network network) -> byNetwork.put(network, sanction);
            }
        }
        prefixes =
                byNetwork.keySet().stream().mapToInt(Network::bits).distinct().toArray();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// In the order in which they were given, those included that are over.
    Collection<Sanction> all() {
        return all.values();
    }

    /// The one with exactly this target, in force or over.
    Optional<Sanction> of(Target target) {
        return Optional.ofNullable(all.get(target));
    }

    /// What is in force against a name.
    Optional<Sanction> against(Nick nick, Instant now) {
        return inForce(byName.get(nick.key()), now);
    }

    /// What is in force against an address.
    ///
    /// @param address numeric
    Optional<Sanction> against(String address, Instant now) {
        if (prefixes.length == 0) {
            return Optional.empty(); // mostly, and then the address need not be read
        }
        return Network.parse(address).flatMap(network -> against(network, now));
    }

    private Optional<Sanction> against(Network address, Instant now) {
        for (int bits : prefixes) {
            boolean sameFamily = !address.isIpv4() || bits >= Network.MAPPED_BITS;
            Optional<Sanction> found =
                    sameFamily ? inForce(byNetwork.get(address.widened(bits)), now) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Sanction> inForce(@Nullable Sanction found, Instant now) {
        return found == null || found.isOver(now) ? Optional.empty() : Optional.of(found);
    }
}
