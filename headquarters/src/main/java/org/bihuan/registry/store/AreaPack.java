package org.bihuan.registry.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.registry.Area;
import org.bihuan.registry.PackAreas;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.clock.CityClock;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Areas of the city pack. An area that the registry knows already stays as it is. */
@Component
@Order(10)
class AreaPack implements PackContent {
    private final AreaRows rows;
    private final TransactionOperations transaction;
    private final CityClock clock;

    AreaPack(AreaRows rows, TransactionOperations transaction, CityClock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void load(City city) {
        List<Area> areas = PackAreas.read(city.pack());
        try {
            transaction.executeWithoutResult(status -> {
                rows.begin();
                Set<String> known = rows.codes();
                List<Area> unknown = areas.stream()
                        .filter(area -> !known.contains(area.code()))
                        .toList();
                if (!unknown.isEmpty()) {
                    rows.addCodes(unknown.stream().map(Area::code).collect(Collectors.toCollection(TreeSet::new)));
                    rows.add(unknown, clock.instant());
                    rows.check();
                }
            });
        } catch (DataIntegrityViolationException e) {
            throw CommandFailure.usage("areas of " + city.pack() + " do not fit together: "
                    + e.getMostSpecificCause().getMessage());
        }
    }
}
