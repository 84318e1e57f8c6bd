package org.bihuan.pass.log;

import java.io.IOException;
import java.nio.file.Path;
import org.bihuan.pass.City;

/** A process that appends without end and says what is durable; it is there to be killed. */
public final class Appender {
    private Appender() {}

    /** Arguments: the log's folder. Prints the size after each batch and each checkpoint. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (LogWriter writer =
                LogWriter.open(folder, TestLog.guard(folder), City.LOG).orThrow()) {
            for (int round = 1; ; round++) {
                writer.append(TestLog.entries(writer.size(), writer.size() + 137))
                        .orThrow();
                System.out.println("durable " + writer.size());
                if (round % 3 == 0) {
                    writer.checkpoint(City.NOW).orThrow();
                    System.out.println("signed " + writer.size() + " " + writer.root());
                }
            }
        }
    }
}
