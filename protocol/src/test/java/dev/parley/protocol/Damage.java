package dev.parley.protocol;

import java.util.Random;

/// A line, each time damaged in another way, or in none. The same lines in each run.
final class Damage {

    private final Random random = new Random(11);
    private final String line;
    private final String signs;

    /// @param signs what gets into the line
    Damage(String line, String signs) {
        this.line = line;
        this.signs = signs;
    }

    String next() {
        StringBuilder damaged = new StringBuilder(line);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            char sign = signs.charAt(random.nextInt(signs.length()));
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, sign);
                case 1 -> damaged.insert(at, sign);
                default -> damaged.deleteCharAt(at);
            }
        }
        return damaged.toString();
    }
}
