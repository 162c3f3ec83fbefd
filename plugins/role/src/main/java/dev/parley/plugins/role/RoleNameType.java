package dev.parley.plugins.role;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.api.Roles;
import java.util.List;
import java.util.Locale;

/// Reads the name of a role, in any letter case, and suggests those that there are.
public final class RoleNameType implements ArgumentType<RoleName> {

    @Override
    public Class<RoleName> type() {
        return RoleName.class;
    }

    @Override
    public String label() {
        return "role";
    }

    @Override
    public Parsed<RoleName> parse(String word, Call call) {
        String name = word.toLowerCase(Locale.ROOT);
        List<String> all = names(call);
        return all.contains(name)
                ? Parsed.understood(new RoleName(name))
                : Parsed.unreadable("\"" + word + "\" is none of " + String.join(", ", all));
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return names(call);
    }

    private static List<String> names(Call call) {
        return call.server().roles().all().stream().map(Roles.Entry::name).toList();
    }
}
