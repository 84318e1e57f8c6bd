package org.bihuan.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody learns who somebody is without a token, and nobody makes a token but {@link Purposes}. */
class PurposeRulesTest {
    /** Calls that make a token: by which class. */
    private static Set<String> makers(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(PurposeToken.class))
                .map((JavaConstructorCall call) -> call.getOriginOwner().getSimpleName())
                .collect(Collectors.toSet());
    }

    @Test
    void onlyPurposesGivesTokens() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.bihuan");
        assertThat(main.size()).isGreaterThan(300);
        assertThat(makers(main)).containsExactly("Purposes");
        assertThat(makers(new ClassFileImporter().importClasses(TokenMadeByHand.class)))
                .as("the planted counter-example")
                .containsExactly("TokenMadeByHand");
    }

    @Test
    void whateverTellsWhoSomebodyIsTakesAToken() {
        List<Method> telling = Arrays.stream(PeopleApi.class.getMethods())
                .filter(method -> tells(method.toGenericString()))
                .toList();
        assertThat(telling)
                .hasSizeGreaterThanOrEqualTo(6)
                .filteredOn(method -> !Arrays.asList(method.getParameterTypes()).contains(PurposeToken.class))
                .as("but for the emergency, which makes its own")
                .extracting(Method::getName)
                .containsExactly("breakGlass");
    }

    private static boolean tells(String signature) {
        String answer = signature.substring(0, signature.indexOf('('));
        return List.of("Identity", "Candidate", "Registration", "GlassOutcome").stream()
                .anyMatch(answer::contains);
    }
}
