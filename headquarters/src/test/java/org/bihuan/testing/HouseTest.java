package org.bihuan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bihuan.Headquarters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole house on real PostgreSQL with Chongqing's pack loaded and the clock at 30 April 2020, 08:00. Tests of one run
 * share it, so they leave nothing behind that another would stumble over.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Headquarters.class, properties = "bihuan.limits.account=1000000") // their clock stands still
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestHouse.class)
@Import(TestPeople.class)
public @interface HouseTest {}
