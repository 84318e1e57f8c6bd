package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bihuan.house.planted.rooms.PageThatTellsNobody;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.shell.decision.Decisions;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/**
 * Whatever can be asked to change something comes to where decisions are recorded, or is listed here with a reason. Calls
 * are followed through the house's own code, an interface to whoever implements it; that the entry is written is for the
 * rooms' own tests to show.
 */
class DecisionsTest {
    private static final List<Class<?>> CHANGING =
            List.of(PostMapping.class, PutMapping.class, DeleteMapping.class, PatchMapping.class);

    /** Handlers that decide nothing, as CLASS.METHOD. */
    private static final Map<String, String> NO_DECISION = Map.ofEntries(
            Map.entry("SignInPages.signIn", "who enters is kept with the session; tries that fail, with the throttle"),
            Map.entry("SignInPages.signOut", "one's own session ends"),
            Map.entry("PasskeyPages.make", "a question to one's own device"),
            Map.entry("PasskeyPages.made", "the library calls PasskeyTable.save, which tells of a new one"),
            Map.entry("PasskeyPages.sign", "a question to one's own device"),
            Map.entry("PasskeyPages.signed", "who enters is kept with the session"),
            Map.entry("PasskeyPages.prove", "a question to one's own device"),
            Map.entry("PasskeyPages.proved", "opens dangerous acts for this session; the acts are told"),
            Map.entry("MyPages.act", "a choice among one's own posts, for this session"),
            Map.entry("MyPages.end", "one's own session ends"),
            Map.entry("MyPages.proved", "opens dangerous acts for this session; the acts are told"),
            Map.entry("ImportPages.upload", "no list changes before its commit"),
            Map.entry("ImportPages.columns", "no list changes before its commit"),
            Map.entry("ImportPages.check", "no list changes before its commit"),
            Map.entry("ImportPages.cancel", "work that is cancelled has changed nothing"),
            Map.entry("ImportPages.discard", "what is discarded was never committed"),
            Map.entry("ImportRest.upload", "no list changes before its commit"),
            Map.entry("ImportRest.columns", "no list changes before its commit"),
            Map.entry("ImportRest.check", "no list changes before its commit"),
            Map.entry("ImportRest.cancel", "work that is cancelled has changed nothing"),
            Map.entry("PreferencesController.language", "the reader's own look"),
            Map.entry("PreferencesController.look", "the reader's own look"),
            Map.entry("ClockController.forward", "a demo's clock; a city's cannot be moved"));

    @Test
    void whateverChangesSomethingLeavesAnEntryOrSaysWhyNot() {
        TreeMap<String, Boolean> told = told(Code.MAIN);
        assertThat(told).hasSizeGreaterThan(70);
        assertThat(told.entrySet().stream()
                        .filter(handler -> !handler.getValue())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(NO_DECISION.keySet());
    }

    @Test
    void aPageThatTellsNobodyIsFound() {
        assertThat(told(Code.PLANTED)).containsEntry(PageThatTellsNobody.class.getSimpleName() + ".change", false);
    }

    private static TreeMap<String, Boolean> told(JavaClasses classes) {
        TreeMap<String, Boolean> told = new TreeMap<>();
        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                if (CHANGING.stream().anyMatch(mapping -> method.isAnnotatedWith(mapping.getName()))) {
                    told.put(type.getSimpleName() + "." + method.getName(), reaches(method));
                }
            }
        }
        return told;
    }

    private static boolean reaches(JavaCodeUnit from) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(from));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (CodeUnitAccessTarget target : targets(open.removeFirst())) {
                if (records(target)) {
                    return true;
                }
                units(target).filter(seen::add).forEach(open::add);
            }
        }
        return false;
    }

    private static List<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(access -> (CodeUnitAccessTarget) access.getTarget())
                .toList();
    }

    private static boolean records(CodeUnitAccessTarget target) {
        return target.getOwner().isAssignableTo(Decisions.class)
                        && target.getName().equals("record")
                || target.getOwner().isAssignableTo(LedgerApi.class)
                        && target.getName().equals("append");
    }

    /** The house's code units that a call may come to. */
    private static Stream<JavaCodeUnit> units(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return owner.getPackageName().startsWith("org.bihuan")
                ? Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getName().equals(target.getName())
                                && unit.getRawParameterTypes().size()
                                        == target.getRawParameterTypes().size())
                : Stream.empty();
    }
}
