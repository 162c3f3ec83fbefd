package dev.parley.client;

import java.util.Optional;

/// Somebody at the keyboard who can be asked. For one thread, which waits.
interface Person {

    /// What they answer; nothing if they end the input instead.
    Optional<String> ask(String question);

    /// The same without showing what they type.
    Optional<String> askSecretly(String question);

    /// The person at the terminal of this process.
    static Person at(java.io.Console console) {
        return new Person() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.ofNullable(console.readLine("%s", question));
            }

            @Override
            public Optional<String> askSecretly(String question) {
                return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
            }
        };
    }
}
