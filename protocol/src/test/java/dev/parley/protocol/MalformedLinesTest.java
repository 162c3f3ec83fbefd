package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLinesTest {

    private static final int LONGEST_REASON = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NICK",
                "{",
                "}",
                "null",
                "true",
                "7",
                "\"hello\"",
                "[]",
                "[{\"type\":\"ping\"}]",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"},",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{\"type\":\"ping\" \"id\":\"1\"}",
                "{\"type\":\"ping\",}",
                "{\"type\":\"say\",\"text\":\"open}",
                "{\"type\":\"say\",\"text\":\"\\x\"}",
                "{\"type\":\"say\",\"text\":\"\\u12\"}",
                "{\"type\":\"say\",\"text\":\"a\u0001b\"}",
            })
    void whatIsNotOneJsonObjectIsBadJson(String line) {
        assertThat(refused(line).code()).isEqualTo(ErrorCode.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ping'}",
                "{type:\"ping\"}",
                "{\"type\"=\"ping\"}",
                "{\"type\":\"ping\";\"id\":\"1\"}",
                "{\"type\":ping}",
                "{\"type\":\"ping\"} // bye",
                "/* hi */ {\"type\":\"ping\"}",
                "# hi {\"type\":\"ping\"}",
                ")]}'\n{\"type\":\"ping\"}",
                "{\"type\":\"complete\",\"line\":\"/\",\"cursor\":NaN}",
                "{\"type\":\"complete\",\"line\":\"/\",\"cursor\":-Infinity}",
                "{\"type\":\"complete\",\"line\":\"/\",\"cursor\":01}",
                "{\"type\":\"ping\",\"id\":NULL}",
                "{\"type\":\"ping\",\"later\":[1,,2]}",
            })
    void laxSyntaxThatGsonCouldReadIsBadJsonToo(String line) {
        assertThat(refused(line).code()).isEqualTo(ErrorCode.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 1_000, 100_000})
    void nestingIsBoundedEverywhere(int depth) {
        String bomb = "[".repeat(depth);

        assertThat(refused(bomb).code()).isEqualTo(ErrorCode.BAD_JSON);
        assertThat(refused("{\"type\":\"ping\",\"later\":" + bomb).code()).isEqualTo(ErrorCode.BAD_JSON);
        assertThat(refused("{\"type\":\"ping\",\"later\":" + bomb + "]".repeat(depth) + "}")
                        .code())
                .isEqualTo(ErrorCode.BAD_JSON);
        assertThat(refused("{\"a\":".repeat(depth)).code()).isEqualTo(ErrorCode.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":null}",
                "{\"type\":7}",
                "{\"type\":{}}",
                "{\"type\":[\"ping\"]}",
                "{\"type\":\"\"}",
                "{\"type\":\"Ping\"}",
                "{\"type\":\"welcome\"}",
                "{\"type\":\"clientmessage\"}",
                "{\"type\":\"dance\"}",
            })
    void aTypeThatNobodyKnowsIsUnknown(String line) {
        Decoded.Malformed<ClientMessage> refused = refused(line);

        assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
        assertThat(refused.reason()).contains("command, complete, hello, history, join, leave, ping, say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"say\"}",
                "{\"type\":\"say\",\"text\":null}",
                "{\"type\":\"say\",\"text\":7}",
                "{\"type\":\"say\",\"text\":true}",
                "{\"type\":\"say\",\"text\":{}}",
                "{\"type\":\"say\",\"text\":[\"hi\"]}",
                "{\"type\":\"say\",\"Text\":\"hi\"}",
                "{\"type\":\"say\",\"text\":\"hi\",\"room\":7}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"protocol\":\"1\"}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"password\":[]}",
                "{\"type\":\"ping\",\"id\":1}",
            })
    void aFieldThatIsMissingOrOfAnotherTypeIsABadMessage(String line) {
        Decoded.Malformed<ClientMessage> refused = refused(line);

        assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
        assertThat(refused.reason())
                .containsAnyOf("field text", "field room", "field protocol", "field password", "field id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "2147483648",
                "-2147483649",
                "4294967297",
                "1e10",
                "1e400",
                "1e999999999",
                "1e99999999999",
                "1E-1",
                "123456789012345678901234567890",
                "\"3\"",
                "true",
                "[]",
                "{}",
            })
    void aNumberThatIsNoIntegerIsABadMessageAndNotCutShort(String number) {
        assertThat(refused("{\"type\":\"complete\",\"line\":\"/\",\"cursor\":" + number + "}")
                        .code())
                .isEqualTo(ErrorCode.BAD_MESSAGE);
    }

    @Test
    void aNumberOfManyDigitsIsRefusedHoweverMany() {
        for (int digits : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            assertThat(refused("{\"type\":\"complete\",\"line\":\"/\",\"cursor\":" + "9".repeat(digits) + "}")
                            .code())
                    .isIn(ErrorCode.BAD_JSON, ErrorCode.BAD_MESSAGE);
        }
    }

    @Test
    void aBrokenLineIsRefusedWithTheColumnWhereItBreaks() {
        assertThat(refused("{\"type\":\"say\",\"text\":oops}").reason()).contains("column 22");
    }

    @Test
    void anIdThatIsTooLongIsABadMessage() {
        String id = "x".repeat(JsonLines.MAX_ID_LENGTH + 1);

        for (String message : new String[] {"ping", "command\",\"line\":\"/who", "complete\",\"line\":\"/"}) {
            assertThat(refused("{\"type\":\"" + message + "\",\"id\":\"" + id + "\"}")
                            .code())
                    .isEqualTo(ErrorCode.BAD_MESSAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"line\",\"room\":\"lobby\",\"time\":1,\"text\":\"hi\"}",
                "{\"type\":\"line\",\"room\":\"lobby\",\"number\":1e30,\"time\":1,\"text\":\"hi\"}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":[]}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":[\"a\"]}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":\"a\",\"rows\":[]}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":[null],\"rows\":[]}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":[\"a\"],\"rows\":[null]}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":[\"a\"],\"rows\":[[null]]}}",
                "{\"type\":\"reply\",\"text\":\"\",\"table\":{\"columns\":[\"a\"],\"rows\":[[1]]}}",
                "{\"type\":\"completions\",\"start\":0,\"end\":1,\"candidates\":[{\"help\":\"x\"}]}",
                "{\"type\":\"completions\",\"start\":0,\"candidates\":[]}",
                "{\"type\":\"commands\",\"commands\":[{\"name\":\"who\"}]}",
                "{\"type\":\"commands\",\"commands\":[null]}",
                "{\"type\":\"commands\",\"commands\":{}}",
            })
    void whatStandsInsideAMessageIsCheckedLikeTheMessage(String line) {
        Decoded<ServerMessage> decoded = JsonLines.decodeServer(line);

        assertThat(assertInstanceOf(Decoded.Malformed.class, decoded).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    }

    @Test
    void aReasonIsOneShortPrintableLineWhateverWasSent() {
        String noise = "\u001b[2J\u202e".repeat(5_000);

        for (String line : new String[] {
            noise,
            "[\"" + "x".repeat(8_000) + "\"]",
            "{\"" + "y".repeat(8_000) + "\":}",
            "{\"type\":\"" + "z".repeat(8_000) + "\"}",
            "{\"type\":\"say\",\"text\":[\"" + "x".repeat(8_000) + "\"]}",
            "{\"type\":\"say\",\"later\":[" + "[".repeat(40) + "\u001b[2J",
        }) {
            String reason = refused(line).reason();
            assertThat(reason).hasSizeLessThan(LONGEST_REASON).isEqualTo(Printable.line(reason));
        }
    }

    private static Decoded.Malformed<ClientMessage> refused(String line) {
        Decoded<ClientMessage> decoded = JsonLines.decodeClient(line);
        if (decoded instanceof Decoded.Malformed<ClientMessage> malformed) {
            return malformed;
        }
        throw new AssertionError("was read as " + decoded);
    }
}
