package dev.parley.plugins.roll;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import java.util.List;

/// Reads dice.
public final class DiceType implements ArgumentType<Dice> {

    @Override
    public Class<Dice> type() {
        return Dice.class;
    }

    @Override
    public String label() {
        return "dice";
    }

    @Override
    public Parsed<Dice> parse(String word, Call call) {
        return Dice.parse(word);
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return List.of("d6", "2d6", "d20", "d100");
    }
}
