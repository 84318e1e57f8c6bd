package org.bihuan.people;

import java.nio.file.Path;

/**
 * Where the keys of persons are kept, if not in the city's own data folder.
 *
 * @param data folder in which {@code keys} is made
 */
public record VaultPlace(Path data) {}
