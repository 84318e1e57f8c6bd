package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The options and files of one call, as text; each is turned into a value when a method asks for it. */
final class Options {
    private final Map<String, String> values;
    private final Map<String, String> usual;
    private final List<String> files;

    private Options(Map<String, String> values, Map<String, String> usual, List<String> files) {
        this.values = values;
        this.usual = usual;
        this.files = files;
    }

    static Options parse(Method method, List<String> args) throws Refused {
        Map<String, String> usual = new HashMap<>();
        method.options().forEach(option -> usual.put(option.name(), option.usual()));
        Map<String, String> values = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                files.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
            if (!usual.containsKey(name)) {
                throw new Refused("no option --" + Input.clean(name) + "; epi help " + method.name() + " lists them");
            }
            if (equals < 0 && i + 1 == args.size()) {
                throw new Refused("--" + name + ": a value is expected");
            }
            String value = equals < 0 ? args.get(++i) : arg.substring(equals + 1);
            if (values.put(name, value) != null) {
                throw new Refused("--" + name + " is given twice");
            }
        }
        if (files.size() > method.reads().most) {
            throw new Refused("no file is expected as " + Input.quoted(files.getLast()));
        }
        return new Options(values, usual, files);
    }

    /** What stands behind the options. */
    List<String> words() {
        return files;
    }

    /** The file named, or {@code -} for standard input. */
    String file() {
        return files.isEmpty() ? "-" : files.getFirst();
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** The text given, or the usual one. */
    String text(String name) {
        return values.getOrDefault(name, usual.getOrDefault(name, ""));
    }

    String required(String name) throws Refused {
        if (!has(name)) {
            throw new Refused("--" + name + " is needed");
        }
        return text(name);
    }

    double decimal(String name) throws Refused {
        return decimal(name, required(name));
    }

    double decimal(String name, double otherwise) throws Refused {
        return has(name) ? decimal(name) : otherwise;
    }

    private static double decimal(String name, String text) throws Refused {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below, with the text as it was given
        }
        throw new Refused("--" + name + ": a number is expected, found " + Input.quoted(text));
    }

    int whole(String name) throws Refused {
        String text = required(name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused("--" + name + ": a whole number is expected, found " + Input.quoted(text));
        }
    }

    int whole(String name, int otherwise) throws Refused {
        return has(name) ? whole(name) : otherwise;
    }

    long seed() throws Refused {
        return whole("seed");
    }

    boolean yes(String name, boolean otherwise) throws Refused {
        if (!has(name)) {
            return otherwise;
        }
        return choice(name, List.of("true", "false")).equals("true");
    }

    /** One of some words; case does not matter. */
    String choice(String name, List<String> words) throws Refused {
        String text = required(name);
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw new Refused(
                "--" + name + ": one of " + String.join(", ", words) + " is expected, found " + Input.quoted(text));
    }

    /** A constant whose name is the word, written with underscores and in capitals. */
    <E extends Enum<E>> E choice(String name, List<String> words, Class<E> type) throws Refused {
        int index = words.indexOf(choice(name, words));
        return type.getEnumConstants()[index];
    }

    /** Numbers apart by commas. */
    double[] decimals(String name, int count) throws Refused {
        String[] parts = required(name).split(",", -1);
        if (parts.length != count) {
            throw new Refused("--" + name + ": " + count + " numbers apart by commas are expected, found "
                    + Input.quoted(required(name)));
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = decimal(name, parts[i].strip());
        }
        return values;
    }

    /** Builds parameters; what they refuse is a matter of usage. */
    static <T> T build(Supplier<T> parameters) throws Refused {
        try {
            return parameters.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new Refused(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
        }
    }
}
