package dev.parley.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that the owners add to the server at one moment. Immutable.
///
/// @param filters in the order in which they see a line: that of their owners' ids
record Extensions(CommandTable commands, List<RegisteredFilter> filters, List<RegisteredListener> listeners) {

    static final Extensions NONE = new Extensions(CommandTable.EMPTY, List.of(), List.of());

    /// These, with this contribution as all of its owner's.
    ///
    /// @throws InvalidCommandException if a name is taken; the message says by whom
    Extensions with(Contribution contribution) throws InvalidCommandException {
        String owner = contribution.owner().id();
        Extensions others = without(owner);
        List<RegisteredFilter> allFilters = new ArrayList<>(others.filters());
        allFilters.addAll(contribution.filters());
        allFilters.sort((one, other) -> one.owner().id().compareTo(other.owner().id()));
        List<RegisteredListener> allListeners = new ArrayList<>(others.listeners());
        allListeners.addAll(contribution.listeners());
        return new Extensions(
                others.commands().with(contribution.commands()), List.copyOf(allFilters), List.copyOf(allListeners));
    }

    /// These, without those of an owner.
    Extensions without(String owner) {
        return new Extensions(
                commands.without(owner),
                filters.stream().filter(f -> !f.owner().id().equals(owner)).toList(),
                listeners.stream().filter(l -> !l.owner().id().equals(owner)).toList());
    }

    /// The listener that a key stands for now.
    Optional<RegisteredListener> listener(RegisteredListener.Key key) {
        return listeners.stream().filter(l -> l.key().equals(key)).findFirst();
    }

    /// The present version of a filter.
    Optional<RegisteredFilter> successorOf(RegisteredFilter filter) {
        return filters.stream().filter(other -> other.succeeds(filter)).findFirst();
    }
}
