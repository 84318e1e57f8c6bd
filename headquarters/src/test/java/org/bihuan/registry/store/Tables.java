package org.bihuan.registry.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.testing.ToldDecisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with the registry's tables, written to as the application's role. */
final class Tables {
    static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");

    final City city = CityPack.read(Path.of("../cities/chongqing"));
    final CityClock clock = CityClock.startingAt(NOW, Clock.fixed(NOW, city.zone()), city.zone());
    final JdbcClient jdbc;
    final Rows db;
    final TransactionTemplate transaction;
    final ToldDecisions decisions = new ToldDecisions();

    final AreaQueries queries;
    final AreaRows rows;
    final AreaBook areas;
    final AreaPack pack;
    final RemovalTable removals;
    final SectorTable sectors;
    final SiteKindTable kinds;
    final WorkingWeek week;
    final SiteTable sites;
    final PhoneTable phones;
    final CalendarTable calendar;
    final ListPack lists;

    Tables() {
        Database database = TestDatabase.fresh("registry");
        SingleConnectionDataSource source = new SingleConnectionDataSource(
                database.url(),
                database.application().user(),
                database.application().password(),
                true);
        jdbc = JdbcClient.create(source);
        db = new Rows(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        queries = new AreaQueries(db);
        rows = new AreaRows(db, queries);
        removals = new RemovalTable(db, clock);
        areas = new AreaBook(queries, rows, removals, transaction, decisions, clock);
        pack = new AreaPack(rows, transaction, clock);
        sectors = new SectorTable(db, queries, transaction, decisions);
        kinds = new SiteKindTable(db, queries, transaction, decisions);
        week = new WorkingWeek(db, queries);
        sites = new SiteTable(db, queries, sectors, kinds, transaction, decisions, clock);
        phones = new PhoneTable(db, queries, sectors, transaction, decisions, city);
        calendar = new CalendarTable(db, queries, week, removals, transaction, decisions, city, clock);
        lists = new ListPack(queries, sectors, kinds, calendar, week, transaction);
    }

    /** With Chongqing's pack. */
    static Tables ofChongqing() {
        Tables tables = new Tables();
        tables.pack.load(tables.city);
        tables.lists.load(tables.city);
        return tables;
    }
}
