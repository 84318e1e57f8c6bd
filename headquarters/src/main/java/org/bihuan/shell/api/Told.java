package org.bihuan.shell.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a handler of an interface answers when all goes well, where its type leaves room for refusals. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Told {
    Class<?> value();

    /** How many of it. */
    Many many() default Many.ONE;

    int status() default 200;

    /** One, a whole list, or a page of a list. */
    enum Many {
        ONE,
        LIST,
        SLICE
    }
}
