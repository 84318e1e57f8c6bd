package org.bihuan.pass.json;

import java.util.Locale;

/** Writes JSON on one line. */
final class JsonPrinter {
    private JsonPrinter() {}

    static void print(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj(var members) -> {
                String separator = "{";
                for (var member : members.entrySet()) {
                    out.append(separator);
                    string(member.getKey(), out);
                    out.append(':');
                    print(member.getValue(), out);
                    separator = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case Json.Arr(var items) -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    print(items.get(i), out);
                }
                out.append(']');
            }
            case Json.Str(String text) -> string(text, out);
            case Json.Num(long number) -> out.append(number);
            case Json.Bool(boolean truth) -> out.append(truth);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
