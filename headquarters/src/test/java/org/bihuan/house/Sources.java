package org.bihuan.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads Java and template text well enough for the rules: comments, string literals, arguments of a call. */
final class Sources {
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "(?s)(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")|<%--.*?--%>|/\\*.*?\\*/|(?<![:\"'])//[^\\n]*|(?m:^\\s*(?:#|--)[^\\n]*)");
    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern STATEMENT = Pattern.compile("\\.(sql|prepareStatement|execute|copyIn|copyOut)\\(");
    private static final Pattern CONSTANT = Pattern.compile("\\s*(?:[A-Za-z]+\\.)?[A-Z][A-Z0-9_]*\\s*");

    private static final Pattern FIXED_FORMAT =
            Pattern.compile("(?:\"\"|[A-Z][A-Z0-9_]*)\\.formatted\\((?:\\s*(?:\"\"|[A-Z][A-Z0-9_]*)\\s*,?)*\\)");

    /** Whose rows the statement is over, before its text. */
    private static final Pattern WHOSE = Pattern.compile("^\\s*[\\w.]+(?:\\(\\))?\\s*,\\s*");

    private Sources() {}

    static String withoutComments(String text) {
        return COMMENT_OR_TEXT.matcher(text).replaceAll(match -> {
            String literal = match.group("text");
            return literal == null ? "" : Matcher.quoteReplacement(literal);
        });
    }

    /** Arguments of calls that take SQL, where something other than literals and constants is glued in. */
    static List<String> gluedStatements(String text) {
        String bare = TEXT.matcher(withoutComments(text)).replaceAll("\"\"");
        List<String> glued = new ArrayList<>();
        Matcher call = STATEMENT.matcher(bare);
        while (call.find()) {
            String argument = argument(bare, call.end());
            String rest = withoutFixedParts(WHOSE.matcher(argument).replaceFirst(""));
            boolean isGlued = rest.contains(".formatted(")
                    || rest.contains("String.format(")
                    || rest.contains("+") && !Stream.of(rest.split("\\+", -1)).allMatch(Sources::isFixed);
            if (isGlued) {
                glued.add(argument.strip());
            }
        }
        return glued;
    }

    /** A literal or a constant. */
    private static boolean isFixed(String part) {
        return part.strip().equals("\"\"") || CONSTANT.matcher(part).matches();
    }

    /** Other statements ({@code rows.sql()}) and fixed texts with fixed places count as a literal. */
    private static String withoutFixedParts(String argument) {
        String before = "";
        String rest = argument;
        while (!rest.equals(before)) {
            before = rest;
            rest = FIXED_FORMAT
                    .matcher(rest.replaceAll("\\w+\\.sql\\(\\)", "\"\""))
                    .replaceAll("\"\"");
        }
        return rest;
    }

    /** The text up to the bracket that closes the call. */
    private static String argument(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return text.substring(from, i);
            }
        }
        return text.substring(from);
    }
}
