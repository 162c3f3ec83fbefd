package dev.parley.server.event;

import dev.parley.api.LineFilter.Verdict;
import dev.parley.protocol.Printable;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.RegisteredFilter;
import dev.parley.server.isolation.Admission;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.room.Room;
import dev.parley.server.session.Filters;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a line through the filters of the plugins, one after the other. A filter that fails or takes too long
/// is passed over: people go on talking. Safe for all threads.
public final class FilterChain implements Filters {

    /// How long each filter may take for a line.
    static final Duration BUDGET = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(FilterChain.class);
    private static final String NOTHING_LEFT = "Nothing was left of your line.";

    private final CommandRegistry registry;
    private final Guard guard;
    private final int maxLength;

    /// @param maxLength of what a filter makes of a line, in UTF-16 code units
    public FilterChain(CommandRegistry registry, Guard guard, int maxLength) {
        this.registry = registry;
        this.guard = guard;
        this.maxLength = maxLength;
    }

    /// A line on its way.
    private record Passage(Session speaker, Room room, Consumer<Ruling> then) {}

    @Override
    public boolean isEmpty() {
        return registry.filters().isEmpty();
    }

    @Override
    public void judge(Session speaker, Room room, String text, Consumer<Ruling> then) {
        next(new Passage(speaker, room, then), Printable.line(text), registry.filters());
    }

    private void next(Passage passage, String text, List<RegisteredFilter> left) {
        List<RegisteredFilter> filters = left;
        while (!filters.isEmpty()) {
            List<RegisteredFilter> rest = filters.subList(1, filters.size());
            if (enter(passage, text, filters.getFirst(), rest)) {
                return;
            }
            filters = rest;
        }
        passage.then().accept(new Ruling.Say(text));
    }

    /// Asks a filter, or the version that has taken over from it meanwhile.
    ///
    /// @return false if there is nobody to ask now
    private boolean enter(Passage passage, String text, RegisteredFilter first, List<RegisteredFilter> rest) {
        Optional<RegisteredFilter> filter = Optional.of(first);
        while (filter.isPresent()) {
            Admission admission = ask(passage, text, filter.get(), rest);
            if (!(admission instanceof Admission.Retired)) {
                return admission instanceof Admission.Entered;
            }
            filter = registry.successorOf(filter.get());
        }
        return false;
    }

    private Admission ask(Passage passage, String text, RegisteredFilter filter, List<RegisteredFilter> rest) {
        Session speaker = passage.speaker();
        return guard.callAtOnce(
                filter.owner(),
                "filter of " + filter.owner().name(),
                BUDGET,
                () -> rulingOf(
                        filter,
                        filter.filter()
                                .judge(
                                        filter.server().user(speaker),
                                        filter.server().room(passage.room()),
                                        text),
                        text),
                outcome -> {
                    switch (decided(filter, text, outcome)) {
                        case Ruling.Say(String said) -> next(passage, said, rest);
                        case Ruling.Refuse refusal -> passage.then().accept(refusal);
                    }
                });
    }

    private Ruling rulingOf(RegisteredFilter filter, Verdict verdict, String text) {
        return switch (verdict) {
            case Verdict.Pass _ -> new Ruling.Say(text);
            case Verdict.Refuse(String reason) -> new Ruling.Refuse(bounded(filter, reason));
            case Verdict.Change(String other) when other.isBlank() -> new Ruling.Refuse(NOTHING_LEFT);
            case Verdict.Change(String other) -> new Ruling.Say(bounded(filter, other));
        };
    }

    private String bounded(RegisteredFilter filter, String text) {
        if (text.length() <= maxLength) {
            return Printable.line(text);
        }
        log.warn(
                "what a filter of {} says was too long and is cut",
                filter.owner().name());
        return Printable.line(text.substring(0, maxLength));
    }

    private static Ruling decided(RegisteredFilter filter, String text, Outcome<Ruling> outcome) {
        String owner = filter.owner().name();
        switch (outcome) {
            case Outcome.Returned<Ruling>(Ruling ruling) -> {
                return ruling;
            }
            case Outcome.Threw<Ruling> threw ->
                log.error("a filter of {} failed: {}", owner, threw.failure().trace());
            case Outcome.TimedOut<Ruling> _ -> log.warn("a filter of {} took too long", owner);
            case Outcome.Crowded<Ruling> _, Outcome.Moved<Ruling> _ ->
                log.warn("a filter of {} has too many lines to look at", owner);
        }
        return new Ruling.Say(text);
    }
}
