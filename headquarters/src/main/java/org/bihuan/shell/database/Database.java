package org.bihuan.shell.database;

/**
 * A PostgreSQL that the house may use. Two roles from the first migration on: the owner makes tables, the application
 * reads and writes them and is neither owner nor superuser nor exempt from row security.
 *
 * @param url JDBC URL
 */
public record Database(String url, Login owner, Login application) {}
