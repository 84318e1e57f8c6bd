package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.Headquarters;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Walls between rooms, and the drawing of them in {@code docs/modules}. */
class WallsTest {
    // epi and pass are libraries that any room may use; templates belong to the room that shows them
    private static final ApplicationModules ROOMS = ApplicationModules.of(
            Headquarters.class,
            JavaClass.Predicates.resideInAnyPackage("org.bihuan.epi..", "org.bihuan.pass..", Code.GENERATED));

    @Test
    void roomsTouchEachOtherOnlyWhereTheyDeclareIt() {
        ROOMS.verify();
    }

    @Test
    void everyRoomsIdIsOneWordTheNameOfItsPackage() {
        assertThat(ROOMS.stream())
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.getIdentifier().toString())
                        .matches("[a-z]+")
                        .isEqualTo(room.getBasePackage().getLocalName().replaceAll(".*\\.", "")));
    }

    @Test
    void theDrawingIsTheOneInTheDocuments() throws IOException {
        Path drawn = Path.of("target/modules");
        Documenter.Options options = Documenter.Options.defaults().withOutputFolder(drawn.toString());
        new Documenter(ROOMS, options).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        sortRelations(drawn);
        Approved.folder(drawn, Path.of("../docs/modules"), ".puml");
        // a stale one misleads the running program about its rooms
        assertThat(Files.exists(Path.of("target/classes/META-INF/spring-modulith/application-modules.json")))
                .isFalse();
    }

    /** The documenter writes relations in an order of its own every time. */
    private static void sortRelations(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                Stream<String> relations =
                        lines.stream().filter(WallsTest::isRelation).sorted();
                Stream<String> rest = lines.stream().filter(line -> !isRelation(line) && !line.equals("@enduml"));
                Files.write(
                        file,
                        Stream.of(rest, relations, Stream.of("@enduml"))
                                .flatMap(part -> part)
                                .toList());
            }
        }
    }

    private static boolean isRelation(String line) {
        return line.startsWith("Rel(");
    }
}
