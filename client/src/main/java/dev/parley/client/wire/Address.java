package dev.parley.client.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// Where to go and under which name, as a person writes it: `nick@host:port`.
///
/// @param nick the name, or null when none was given
/// @param host a host name or an IP address, without brackets
public record Address(@Nullable String nick, String host, int port) {

    public static final String USUAL_HOST = "localhost";
    public static final int USUAL_PORT = 55556;

    /// A server on this machine, and no name.
    public static final Address USUAL = new Address(null, USUAL_HOST, USUAL_PORT);

    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?<nick>[^@]*)(?<place>@(\\[(?<ipv6>[^\\[\\]@]+)]|(?<host>[^\\[\\]@:]+))(:(?<port>[0-9]{1,5}))?)?");

    /// Reads `nick@host:port`, in which the port, the host, and with a host the nick can be left out.
    ///
    /// @throws TypeConversionException if it is not of that form; picocli shows it as a usage error
    public static Address parse(String text) {
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

    /// The same place under another name.
    public Address withNick(String other) {
        return new Address(other, host, port);
    }

    /// As a person would write it.
    public String text() {
        return (nick == null ? "" : nick) + "@" + place();
    }

    @Override
    public String toString() {
        return text();
    }

    /// Host and port, as they are written in messages.
    public String place() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
