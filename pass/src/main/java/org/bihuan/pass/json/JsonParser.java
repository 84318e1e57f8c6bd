package org.bihuan.pass.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.pass.Outcome;

/** Recursive descent, at most 32 levels deep. */
final class JsonParser {
    private static final int DEPTH = 32;

    /** Leaves the recursion; never seen outside of this class. */
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private int at;

    private JsonParser(String text) {
        this.text = text;
    }

    static Outcome<Json> parse(String text) {
        JsonParser parser = new JsonParser(text);
        try {
            Json value = parser.value(0);
            parser.space();
            if (parser.at != text.length()) {
                throw new Fault("text after the value");
            }
            return Outcome.ok(value);
        } catch (Fault fault) {
            return Outcome.refused("JSON", fault.getMessage() + " at character " + parser.at);
        }
    }

    private Json value(int depth) {
        if (depth == DEPTH) {
            throw new Fault("deeper than " + DEPTH);
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        space();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
                space();
            }
            String name = string();
            space();
            expect(':');
            if (members.put(name, value(depth)) != null) {
                throw new Fault("a name twice");
            }
            space();
        }
        at++;
        return new Json.Obj(members);
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        space();
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value(depth));
            space();
        }
        at++;
        return new Json.Arr(items);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new Fault("a control character");
            }
            out.append(c == '\\' ? escape() : c);
        }
        return out.toString();
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int value = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw new Fault("a bad escape");
                    }
                    value = value * 16 + digit;
                }
                yield (char) value;
            }
            default -> throw new Fault("a bad escape");
        };
    }

    private Json word(String word, boolean truth) {
        if (!text.startsWith(word, at)) {
            throw new Fault("not a value");
        }
        at += word.length();
        return new Json.Bool(truth);
    }

    private Json number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]{0,17})")) {
            throw new Fault("not a value, or not an integer");
        }
        return new Json.Num(Long.parseLong(digits));
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (next() != c) {
            throw new Fault("not a '" + c + "'");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new Fault("ends early");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }
}
