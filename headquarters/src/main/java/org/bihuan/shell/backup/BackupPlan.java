package org.bihuan.shell.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Backups on a schedule.
 *
 * @param folder where they go: another disk, or another machine's folder mounted here; outside the data folder
 * @param every time between two
 * @param keep how many of them stay; older ones are deleted after a new one is whole
 */
public record BackupPlan(Path folder, Duration every, int keep) {}
