package org.bihuan.pass.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options {@code --name value}, flags {@code --name} and operands; {@code --} ends the options, {@code -} is an operand. */
final class Args {
    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    /** A {@link Usage} for an unknown option, or one without its value. */
    static Args parse(List<String> words, Set<String> withValue, Set<String> flags) throws Usage {
        Args args = new Args();
        boolean options = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.startsWith("--")) {
                String name = word.substring(2);
                int equals = name.indexOf('=');
                String bare = equals < 0 ? name : name.substring(0, equals);
                List<String> values = args.options.computeIfAbsent(bare, key -> new ArrayList<>());
                if (flags.contains(bare) && equals < 0) {
                    values.add("");
                } else if (withValue.contains(bare) && (equals >= 0 || i + 1 < words.size())) {
                    values.add(equals >= 0 ? name.substring(equals + 1) : words.get(++i));
                } else {
                    throw new Usage("unknown option, or no value for it: --" + bare);
                }
            } else {
                args.operands.add(word);
            }
        }
        return args;
    }

    boolean flag(String name) {
        return options.containsKey(name);
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    Optional<String> option(String name) throws Usage {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new Usage("--" + name + " is given twice");
        }
        return values.stream().findFirst();
    }

    String required(String name) throws Usage {
        return option(name).orElseThrow(() -> new Usage("--" + name + " is missing"));
    }

    /** A whole number of 0 to 10^15. */
    Optional<Long> number(String name) throws Usage {
        Optional<String> text = option(name);
        if (text.isPresent() && !text.get().matches("0|[1-9][0-9]{0,14}")) {
            throw new Usage("--" + name + " is not a whole number");
        }
        return text.map(Long::parseLong);
    }

    /** Exactly so many operands. */
    List<String> operands(int count) throws Usage {
        if (operands.size() != count) {
            throw new Usage(operands.size() + " operands where " + count + " are expected");
        }
        return List.copyOf(operands);
    }
}
