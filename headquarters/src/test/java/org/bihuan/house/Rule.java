package org.bihuan.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/**
 * A rule of the house about classes.
 *
 * @param name what holds, as a sentence
 * @param about the classes that it looks at
 * @param must what has to be true of each
 * @param atLeast how many it must have looked at: a rule about a package that nobody has can never fail
 * @param planted classes that break it on purpose and have to be found
 */
record Rule(
        String name,
        DescribedPredicate<JavaClass> about,
        ArchCondition<JavaClass> must,
        int atLeast,
        List<Class<?>> planted) {

    ArchRule asRule() {
        return ArchRuleDefinition.classes().that(about).should(must).as(name).allowEmptyShould(true);
    }

    int looksAt(JavaClasses classes) {
        return classes.that(about).size();
    }

    @Override
    public String toString() {
        return name;
    }
}
