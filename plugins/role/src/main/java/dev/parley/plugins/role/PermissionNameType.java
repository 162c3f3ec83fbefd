package dev.parley.plugins.role;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.api.Permissions;
import java.util.List;

/// Reads the name of a permission, and suggests those that something asks for.
public final class PermissionNameType implements ArgumentType<PermissionName> {

    @Override
    public Class<PermissionName> type() {
        return PermissionName.class;
    }

    @Override
    public String label() {
        return "permission";
    }

    @Override
    public Parsed<PermissionName> parse(String word, Call call) {
        return Parsed.understood(new PermissionName(word));
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return names(call);
    }

    /// Those that something asks for, or about which something was decided.
    static List<String> names(Call call) {
        return call.server().permissions().all().stream()
                .map(Permissions.Entry::name)
                .toList();
    }
}
