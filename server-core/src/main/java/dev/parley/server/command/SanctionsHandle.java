package dev.parley.server.command;

import dev.parley.api.Result;
import dev.parley.api.Sanction;
import dev.parley.api.Sanctions;
import dev.parley.api.Target;
import dev.parley.protocol.Printable;
import dev.parley.server.moderation.Act;
import dev.parley.server.moderation.Actor;
import dev.parley.server.moderation.SanctionList;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The bans or the mutes as one plugin sees them.
///
/// @param noun what one is called: `ban`
/// @param verb what has happened to whom it is about: `banned`
record SanctionsHandle(String noun, String verb, SanctionList all, ServerHandle server) implements Sanctions {

    @Override
    public Result add(Target target, Optional<Duration> duration, Optional<String> reason) {
        server.lease().check();
        dev.parley.server.moderation.Target meant = Targets.meant(target);
        if (reason.filter(text -> text.length() > MAX_REASON).isPresent()) {
            return Result.refused("A reason may have at most " + MAX_REASON + " characters.");
        }
        Instant now =
                Instant.ofEpochSecond(server.moderation().clock().instant().getEpochSecond());
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
            Optional<dev.parley.server.moderation.Sanction> before = all.put(wanted);
            server.did(new Act(what(meant), meant.toString(), wanted.reason(), () -> restore(wanted, before)));
            return Result.done();
        } catch (IOException e) {
            return Result.refused(what(meant) + " is not stored, hence not in force: " + e.getMessage() + ".");
        }
    }

    @Override
    public Result remove(Target target) {
        server.lease().check();
        dev.parley.server.moderation.Target meant = Targets.meant(target);
        try {
            Optional<dev.parley.server.moderation.Sanction> before = all.remove(meant);
            if (before.isEmpty()) {
                return Result.refused(target + " is not " + verb + ".");
            }
            server.did(new Act(
                    "the lifting of " + what(meant), meant.toString(), "", () -> imposeAgain(meant, before.get())));
            return Result.done();
        } catch (IOException e) {
            return Result.refused(what(meant) + " is still in force: " + e.getMessage() + ".");
        }
    }

    @Override
    public Optional<Sanction> find(String target) {
        server.lease().check();
        return dev.parley.server.moderation.Target.of(target).flatMap(all::on).map(Targets::shown);
    }

    @Override
    public List<Sanction> list() {
        server.lease().check();
        return all.all().stream().map(Targets::shown).toList();
    }

    private String what(dev.parley.server.moderation.Target target) {
        return "the " + noun + " of " + target;
    }

    private Optional<String> restore(
            dev.parley.server.moderation.Sanction mine, Optional<dev.parley.server.moderation.Sanction> before)
            throws IOException {
        if (!all.on(mine.target()).equals(Optional.of(mine))) {
            return Optional.of(what(mine.target()) + " has changed since or is over: it stays as it is.");
        }
        if (before.isPresent()) {
            all.put(before.get());
        } else {
            all.remove(mine.target());
        }
        return Optional.empty();
    }

    private Optional<String> imposeAgain(
            dev.parley.server.moderation.Target target, dev.parley.server.moderation.Sanction before)
            throws IOException {
        if (all.on(target).isPresent()) {
            return Optional.of(target + " is " + verb + " again by now: that stays as it is.");
        }
        if (before.isOver(server.moderation().clock().instant())) {
            return Optional.of(what(target) + " would be over by now.");
        }
        all.put(before);
        return Optional.empty();
    }

    private boolean isForEver(dev.parley.server.moderation.Target target) {
        return all.on(target).filter(sanction -> sanction.until() == null).isPresent();
    }
}
