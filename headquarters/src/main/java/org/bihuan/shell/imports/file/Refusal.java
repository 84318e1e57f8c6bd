package org.bihuan.shell.imports.file;

import java.util.List;

/**
 * Why a file is not taken, in one line.
 *
 * @param reason words key
 * @param arguments for {0}, {1} …
 */
public record Refusal(String reason, List<String> arguments) {
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    static Refusal of(String code, Object... arguments) {
        return new Refusal(
                "imports.file." + code,
                List.of(arguments).stream().map(String::valueOf).toList());
    }
}
