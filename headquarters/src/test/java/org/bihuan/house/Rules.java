package org.bihuan.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bihuan.house.planted.model.ModelThatAsksTheTime;
import org.bihuan.house.planted.model.ModelThatKnowsSpring;
import org.bihuan.house.planted.model.ModelThatRollsDice;
import org.bihuan.house.planted.rooms.PageOutsideOfWeb;
import org.bihuan.house.planted.rooms.QueryOutsideOfStore;
import org.bihuan.house.planted.store.QueryPastTheScope;
import org.bihuan.house.planted.store.StoreForEverybody;
import org.bihuan.house.planted.unmarked.MayBeNull;
import org.bihuan.shell.cli.CommandLineTool;
import org.jspecify.annotations.NullMarked;
import org.springframework.stereotype.Controller;

/** The rules of the house that compiled classes can answer for. */
final class Rules {
    private static final String[] PAGES_AND_GROUND = {"..web..", "..api..", "org.bihuan.shell.."};
    private static final Set<String> TODAY = Set.of("now", "systemUTC", "systemDefaultZone", "system");
    private static final Set<String> DICE = Set.of(
            "java.util.Random.<init>()",
            "java.lang.Math.random()",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.UUID.randomUUID()");

    static final List<Rule> ALL = List.of(
            new Rule(
                    "every package says that nothing in it is null unless it says so",
                    named("any class", type -> !type.getPackageName().isEmpty()),
                    each(
                            "be in a package marked @NullMarked",
                            type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                                    ? Optional.empty()
                                    : Optional.of("package " + type.getPackageName() + " lacks @NullMarked")),
                    60,
                    List.of(MayBeNull.class)),
            new Rule(
                    "a model knows neither Spring nor SQL, network or files",
                    resideInAPackage("..model.."),
                    dependOnNone(
                            "Spring, SQL, network or files",
                            type -> resideInAnyPackage(
                                                            "org.springframework..",
                                                            "java.sql..",
                                                            "javax.sql..",
                                                            "java.net..",
                                                            "jakarta..",
                                                            "org.postgresql..")
                                                    .test(type)
                                            && !type.getPackageName().startsWith("org.springframework.modulith")
                                    || type.getName().equals("java.nio.file.Files")),
                    0,
                    List.of(ModelThatKnowsSpring.class)),
            new Rule(
                    "time is a parameter: only the clock and the front door ask the machine",
                    not(resideInAnyPackage("org.bihuan", "org.bihuan.shell.clock..", "..cli..")
                            .or(assignableTo(CommandLineTool.class))),
                    callNone("the machine's time", Rules::asksTheTime),
                    50,
                    List.of(ModelThatAsksTheTime.class)),
            new Rule(
                    "randomness and identity are parameters",
                    not(resideInAPackage(Code.GENERATED)),
                    callNone("unseeded randomness", access -> DICE.contains(signature(access))),
                    60,
                    List.of(ModelThatRollsDice.class)),
            new Rule(
                    "a store is seen by nobody outside of its package",
                    resideInAPackage("..store..").and(named("a type", type -> !isPackageInfo(type))),
                    each(
                            "not be public",
                            type -> type.isTopLevelClass()
                                            && type.getModifiers().contains(JavaModifier.PUBLIC)
                                    ? Optional.of("it is public")
                                    : Optional.empty()),
                    0,
                    List.of(StoreForEverybody.class)),
            new Rule(
                    "of a room only the store speaks SQL",
                    not(resideInAnyPackage("..store..", "org.bihuan.shell..")),
                    dependOnNone(
                            "JdbcClient or statements",
                            type -> type.getPackageName().startsWith("org.springframework.jdbc.core")
                                    || Set.of("java.sql.Statement", "java.sql.PreparedStatement", "java.sql.ResultSet")
                                            .contains(type.getName())),
                    50,
                    List.of(QueryOutsideOfStore.class)),
            new Rule(
                    "statements are made by Rows alone, which refuses those that do not ask whose rows they are over",
                    not(resideInAPackage("org.bihuan.shell.database..")
                            .or(named("a named one", Rules::holdsAConnection))),
                    callNone("the database past the scope", Rules::asksTheDatabase),
                    200,
                    List.of(QueryPastTheScope.class)),
            new Rule(
                    "pages and interfaces stand in web or api",
                    not(resideInAnyPackage(PAGES_AND_GROUND)),
                    each(
                            "not answer requests",
                            type -> metaAnnotatedWith(Controller.class).test(type)
                                    ? Optional.of("it is a controller")
                                    : Optional.empty()),
                    5,
                    List.of(PageOutsideOfWeb.class)));

    private Rules() {}

    private static DescribedPredicate<JavaClass> named(String name, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(name, test);
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static boolean asksTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (owner.equals("java.lang.System")) {
            return name.equals("currentTimeMillis");
        }
        // now(clock) is a parameter; now() and now(zone) are not
        return owner.startsWith("java.time.")
                && TODAY.contains(name)
                && !signature(access).contains("java.time.Clock)");
    }

    private static boolean asksTheDatabase(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.equals("org.springframework.jdbc.core.simple.JdbcClient")
                || owner.startsWith("org.springframework.jdbc.core.Jdbc")
                || owner.startsWith("org.springframework.jdbc.core.namedparam.NamedParameterJdbc")
                || owner.startsWith("org.springframework.jdbc.core.simple.SimpleJdbc")
                || owner.equals("org.postgresql.copy.CopyManager")
                || access.getTarget().getName().equals("getConnection") && owner.equals("javax.sql.DataSource")
                || access.getTarget().getName().equals("prepareStatement");
    }

    /** A lock that lives as long as its connection; COPY into tables that end with the transaction. */
    private static boolean holdsAConnection(JavaClass type) {
        return Set.of("org.bihuan.shell.jobs.InstanceLock", "org.bihuan.shell.imports.Staging")
                .contains(type.getName());
    }

    /** Owner, name and parameter types of what is called. */
    private static String signature(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }

    private static ArchCondition<JavaClass> callNone(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not call " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(
                                SimpleConditionEvent.violated(type, String.valueOf(access.getDescription()))));
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnNone(String what, Predicate<JavaClass> forbidden) {
        return new ArchCondition<>("not depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> forbidden.test(dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> each(String what, Function<JavaClass, Optional<String>> complaint) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complaint
                        .apply(type)
                        .ifPresent(why -> events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + why)));
            }
        };
    }
}
