package org.bihuan.epi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entry point of the command line. */
public final class Epi {
    private static final int DONE = 0;
    private static final int WRONG_INPUT = 2;
    private static final int ENVIRONMENT = 3;

    private static final List<Method> METHODS = Stream.of(
                    AlarmMethods.all(),
                    TransmissionMethods.all(),
                    ForecastMethods.all(),
                    PlaceMethods.all(),
                    CalendarMethods.all())
            .flatMap(List::stream)
            .toList();

    private Epi() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.in, System.out, System.err));
    }

    /**
     * Runs one method.
     *
     * @param args method, options and file
     * @param in read when no file is named, or when it is {@code -}
     * @param out the result table, nothing else
     * @param err one line on what was refused
     * @return 0 done, 2 wrong input or usage, 3 the environment
     */
    public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        try {
            String result = answer(args, in);
            out.write(result.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return DONE;
        } catch (Refused refused) {
            err.println("epi: " + refused.getMessage());
            return WRONG_INPUT;
        } catch (IOException e) {
            err.println("epi: could not write the result: " + e.getMessage());
            return ENVIRONMENT;
        }
    }

    private static String answer(List<String> args, InputStream in) throws Refused {
        if (args.isEmpty()) {
            throw new Refused("a method is expected; epi help lists them");
        }
        String name = args.getFirst();
        List<String> rest = args.subList(1, args.size());
        if (name.equals("help") || name.equals("--help") || name.equals("-h")) {
            return rest.isEmpty() ? Help.all(METHODS) : Help.of(method(rest.getFirst()));
        }
        Method method = method(name);
        if (rest.contains("--help")) {
            return Help.of(method);
        }
        Options options = Options.parse(method, rest);
        Output output = new Output();
        method.action().run(options, new Input(in), output);
        return output.text();
    }

    private static Method method(String name) throws Refused {
        Optional<Method> found =
                METHODS.stream().filter(method -> method.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new Refused("no method " + Input.quoted(name) + "; epi help lists them"));
    }
}
