package org.bihuan.shell.database;

/** The PostgreSQL under the house: one of our own, or one that somebody else keeps. */
public sealed interface DatabaseServer extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {
    /** The city's database. */
    Database database();

    /** The server's port. */
    int port();

    @Override
    void close();
}
