package org.bihuan;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The running program: all rooms in one process. Started by the commands {@code demo} and {@code run}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Headquarters {}
