package dev.parley.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// Where to go and under which name, as a person writes it: `nick@host:port`.
///
/// @param nick the name, or null when none was given
/// @param host a host name or an IP address, without brackets
record Address(@Nullable String nick, String host, int port) {

    static final String USUAL_HOST = "localhost";
    static final int USUAL_PORT = 55556;

    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?<nick>[^@]*)(?<place>@(\\[(?<ipv6>[^\\[\\]@]+)]|(?<host>[^\\[\\]@:]+))(:(?<port>[0-9]{1,5}))?)?");

    /// Reads `nick@host:port`, in which the port, the host, and with a host the nick can be left out.
    ///
    /// @throws TypeConversionException if it is not of that form; picocli shows it as a usage error
    static Address parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || isPlace(text)) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not of the form nick@host:port (an IPv6 address goes in brackets)");
        }
        int port = parts.group("port") == null ? USUAL_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > MAX_PORT) {
            throw new TypeConversionException("the port " + port + " is not from 1 to " + MAX_PORT);
        }
        return new Address(
                parts.group("nick").isBlank() ? null : parts.group("nick").strip(), hostIn(parts), port);
    }

    /// Without an `@` all of it is the nick, so `host:55556` would be one: surely not what was meant.
    private static boolean isPlace(String text) {
        return !text.contains("@") && text.contains(":");
    }

    private static String hostIn(Matcher parts) {
        if (parts.group("place") == null) {
            return USUAL_HOST;
        }
        return parts.group("ipv6") != null ? parts.group("ipv6") : parts.group("host");
    }

    /// Host and port, as they are written in messages.
    String place() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
