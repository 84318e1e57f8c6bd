package org.bihuan.epi.cli;

import java.util.List;

/** Help texts, written from the table of methods. */
final class Help {
    private Help() {}

    static String all(List<Method> methods) {
        StringBuilder text = new StringBuilder("usage: epi METHOD [options] FILE   (or standard input)\n\n");
        for (Method method : methods) {
            text.append("  %-20s %s%n".formatted(method.name(), method.summary()));
        }
        return text.append(
                        "\nepi help METHOD explains one. Exit codes: 0 done, 2 wrong input or usage, 3 the environment\n")
                .toString();
    }

    static String of(Method method) {
        StringBuilder text = new StringBuilder("usage: epi " + method.name() + " [options]" + method.reads().usage
                + "\n\n" + method.summary() + "\n\n");
        for (Method.Option option : method.options()) {
            String usual = option.usual().isEmpty() ? "" : " (" + option.usual() + ")";
            text.append("  --%-21s %s%s%n".formatted(option.name(), option.help(), usual));
        }
        return text.append("\noutput: ")
                .append(method.output())
                .append("\nsource: ")
                .append(method.source())
                .append('\n')
                .toString();
    }
}
