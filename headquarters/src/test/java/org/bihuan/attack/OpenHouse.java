package org.bihuan.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bihuan.Headquarters;
import org.bihuan.testing.TestHouse;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole house on a port of this machine, with a city of its own, and a few holes of the tests' beside it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Headquarters.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "bihuan.limits.account=1000000")
@ContextConfiguration(initializers = TestHouse.class)
@Tag("slow")
@Import({Planted.class, Twins.class, Visitors.class})
@interface OpenHouse {}
