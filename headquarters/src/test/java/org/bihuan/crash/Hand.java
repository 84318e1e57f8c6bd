package org.bihuan.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.bihuan.shell.cli.RunningCity;

/** One of the sixteen: writes one thing after the other; what was not acknowledged it sends again under the same id. */
final class Hand implements Runnable {
    private final Writer writer;
    private final Supplier<Optional<RunningCity>> city;
    private final Acknowledgements list;
    private final Random random;
    private final HttpClient client;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean done;
    private volatile String lastRefusal = "";

    Hand(Writer writer, Supplier<Optional<RunningCity>> city, Acknowledgements list, Random random, HttpClient client) {
        this.writer = writer;
        this.city = city;
        this.list = list;
        this.random = random;
        this.client = client;
    }

    @Override
    public void run() {
        try {
            while (!done) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                list.sending(id);
                while (!done && !acknowledged(id)) {
                    Thread.sleep(50);
                }
            }
        } catch (IOException e) {
            lastRefusal = "its own list cannot be written: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean acknowledged(UUID id) throws IOException, InterruptedException {
        Optional<RunningCity> running = city.get();
        if (running.isEmpty()) {
            return false;
        }
        int status;
        try {
            status = writer.hand(client, running.get(), id);
        } catch (IOException e) {
            return false; // killed, or not up yet
        }
        if (status / 100 != 2) {
            lastRefusal = writer.name() + ": status " + status;
            return false;
        }
        list.acknowledged(id);
        acknowledged.incrementAndGet();
        return true;
    }

    long count() {
        return acknowledged.get();
    }

    String lastRefusal() {
        return lastRefusal;
    }

    void stop() {
        done = true;
    }

    Acknowledgements list() {
        return list;
    }

    Writer writer() {
        return writer;
    }
}
