package dev.parley.server.command;

import dev.parley.api.Result;
import dev.parley.api.Sanction;
import dev.parley.api.Sanctions;
import dev.parley.api.Target;
import dev.parley.protocol.Printable;
import dev.parley.server.isolation.Lease;
import dev.parley.server.moderation.Actor;
import dev.parley.server.moderation.SanctionList;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The bans or the mutes as one plugin sees them.
///
/// @param noun what one is called: `ban`
/// @param verb what has happened to whom it is about: `banned`
record SanctionsHandle(String noun, String verb, SanctionList all, InstantSource clock, Lease lease)
        implements Sanctions {

    @Override
    public Result add(Target target, Optional<Duration> duration, Optional<String> reason) {
        lease.check();
        dev.parley.server.moderation.Target meant = Targets.meant(target);
        if (reason.filter(text -> text.length() > MAX_REASON).isPresent()) {
            return Result.refused("A reason may have at most " + MAX_REASON + " characters.");
        }
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        dev.parley.server.moderation.Sanction wanted = new dev.parley.server.moderation.Sanction(
                meant,
                duration.map(now::plus).orElse(null),
                Actor.current().map(Actor::name).orElse(null),
                now,
                reason.map(Printable::line).map(String::strip).orElse(""));
        if (wanted.until() == null && wanted.reason().isEmpty() && isForEver(meant)) {
            return Result.refused(target + " is " + verb + " already.");
        }
        try {
            all.put(wanted);
            return Result.done();
        } catch (IOException e) {
            return Result.refused(
                    "The " + noun + " of " + target + " is not stored, hence not in force: " + e.getMessage() + ".");
        }
    }

    @Override
    public Result remove(Target target) {
        lease.check();
        try {
            return all.remove(Targets.meant(target)).isPresent()
                    ? Result.done()
                    : Result.refused(target + " is not " + verb + ".");
        } catch (IOException e) {
            return Result.refused("The " + noun + " of " + target + " is still in force: " + e.getMessage() + ".");
        }
    }

    @Override
    public Optional<Sanction> find(String target) {
        lease.check();
        return dev.parley.server.moderation.Target.of(target).flatMap(all::on).map(Targets::shown);
    }

    @Override
    public List<Sanction> list() {
        lease.check();
        return all.all().stream().map(Targets::shown).toList();
    }

    private boolean isForEver(dev.parley.server.moderation.Target target) {
        return all.on(target).filter(sanction -> sanction.until() == null).isPresent();
    }
}
