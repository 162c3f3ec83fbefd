package dev.parley.plugins.roll;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rolls dice for everybody to see.
@Slash(name = "roll", help = "Roll dice for all to see")
public final class Roll implements Command<Roll.Args> {

    private final RandomGenerator random;

    /// Which dice; one with six sides if nothing is said.
    public record Args(@Help("such as 2d6+1") Optional<Dice> dice) {}

    public Roll() {
        this(new SecureRandom());
    }

    Roll(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Reply run(Args args, Call call) {
        Dice dice = args.dice().orElse(Dice.ONE);
        int[] rolled = IntStream.range(0, dice.count())
                .map(_ -> random.nextInt(1, dice.sides() + 1))
                .toArray();
        long sum = dice.plus();
        for (int value : rolled) {
            sum += value;
        }
        boolean plain = dice.count() == 1 && dice.plus() == 0;
        return Reply.toRoom(
                call.caller().nick() + " rolls " + dice + ": " + (plain ? "" : terms(rolled, dice) + " = ") + sum);
    }

    private static String terms(int[] rolled, Dice dice) {
        String values = Arrays.stream(rolled).mapToObj(String::valueOf).collect(Collectors.joining(" + "));
        int plus = dice.plus();
        return plus == 0 ? values : values + (plus > 0 ? " + " : " - ") + Math.abs(plus);
    }
}
