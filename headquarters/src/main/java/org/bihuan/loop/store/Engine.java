package org.bihuan.loop.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.loop.BreachCount;
import org.bihuan.loop.Handover;
import org.bihuan.loop.Load;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.Opening;
import org.bihuan.loop.Owed;
import org.bihuan.loop.OwedFilter;
import org.bihuan.loop.Place;
import org.bihuan.loop.Said;
import org.bihuan.loop.Waiting;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;

/** The room's door. */
@Service
class Engine implements LoopApi {
    private final Playing playing;
    private final Histories histories;
    private final Listings listings;
    private final Protocols protocols;
    private final CityClock clock;

    Engine(Playing playing, Histories histories, Listings listings, Protocols protocols, CityClock clock) {
        this.playing = playing;
        this.histories = histories;
        this.listings = listings;
        this.protocols = protocols;
        this.clock = clock;
    }

    @Override
    public List<LoopOutcome> open(List<Opening> openings) {
        return play(openings.stream()
                .map(one -> new Playing.Line(
                        one.protocol(), one.subject(), one.sector(), new Act.Open(one.custodian(), one.anchors())))
                .toList());
    }

    @Override
    public List<LoopOutcome> record(List<Said> said) {
        return play(said.stream()
                .map(one -> {
                    if (one.act() instanceof Act.Open) {
                        throw new IllegalArgumentException("loops are opened by open");
                    }
                    return new Playing.Line(one.protocol(), one.subject(), "", one.act());
                })
                .toList());
    }

    private List<LoopOutcome> play(List<Playing.Line> lines) {
        if (lines.size() > MOST) {
            throw new IllegalArgumentException(lines.size() + " at once");
        }
        return lines.isEmpty() ? List.of() : playing.play(Access.required(), lines);
    }

    @Override
    public List<Owed> owed(OwedFilter filter, Optional<Place> after, int limit) {
        return listings.owed(filter, after, clock.instant(), limit);
    }

    @Override
    public Optional<LoopRecord> find(String protocol, String subject) {
        return histories.find(protocol, subject, Scope.mine()).flatMap(row -> {
            List<LoopView> loops = playing.look(row);
            return loops.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LoopRecord(protocol, subject, row.sector(), loops, playing.told(row)));
        });
    }

    @Override
    public List<Handover> handovers(int limit) {
        return listings.handovers(limit);
    }

    @Override
    public List<Waiting> requests(int limit) {
        return listings.requests(limit);
    }

    @Override
    public List<BreachCount> breaches(LocalDate from, LocalDate to) {
        return listings.breaches(start(from), start(to.plusDays(1)));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    @Override
    public List<Load> load() {
        return listings.load(clock.instant());
    }

    @Override
    public List<Protocol> protocols(LocalDate day) {
        return protocols.all().stream()
                .flatMap(versions -> versions.stream()
                        .filter(version -> !version.effective().isAfter(day))
                        .reduce((before, after) -> after)
                        .stream())
                .toList();
    }

    @Override
    public Optional<LoopView> sample(String protocol) {
        return playing.sample(protocol);
    }

    @Override
    public Optional<Protocol> protocol(String id, int version) {
        return protocols.versions(id).stream()
                .filter(one -> one.version() == version)
                .findFirst();
    }
}
