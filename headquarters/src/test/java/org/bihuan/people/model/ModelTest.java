package org.bihuan.people.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Sex;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static Person person(String name, String birth) {
        return new Person(name, DocumentKind.NONE, "", "", Optional.of(LocalDate.parse(birth)), Sex.UNKNOWN, "");
    }

    @Test
    void aPseudonymIs26LettersThatStandFor16Bytes() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Pseudonym pseudonym = Pseudonym.random(random);
            assertThat(pseudonym.text()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
            assertThat(Pseudonym.of(pseudonym.bytes())).isEqualTo(pseudonym);
            assertThat(Pseudonym.parse(pseudonym.text())).contains(pseudonym);
        }
        assertThat(Pseudonym.of(new byte[16]).text()).isEqualTo("0".repeat(26));
        assertThat(Pseudonym.parse("8" + "0".repeat(25))).isEmpty();
        assertThat(Pseudonym.parse("I".repeat(26))).isEmpty();
    }

    @Test
    void namesAreOneInWidthCaseBlanksAndDots() {
        assertThat(Names.normal("Ｚｈａｎｇ　Wei")).isEqualTo("zhangwei");
        assertThat(Names.normal("阿卜杜拉·买买提")).isEqualTo(Names.normal("阿卜杜拉买买提"));
    }

    @Test
    void surnamesAreReadAsSurnames() {
        assertThat(Names.pinyin("曾国藩")).isEqualTo("zengguofan");
        assertThat(Names.pinyin("单雄信")).isEqualTo("shanxiongxin");
        assertThat(Names.pinyin("王小明")).isEqualTo("wangxiaoming").isEqualTo(Names.pinyin("Wáng Xiǎomíng"));
        assertThat(Names.initials("王小明")).isEqualTo("wxm");
    }

    /** The example of GB 11643-1999, annex A, and one with a wrong digit. */
    @Test
    void residentNumbersHaveACheckDigit() {
        assertThat(Documents.fits(DocumentKind.RESIDENT, "11010519491231002X")).isTrue();
        assertThat(Documents.fits(DocumentKind.RESIDENT, "110105194912310021")).isFalse();
        assertThat(Documents.fits(DocumentKind.RESIDENT, "11010519491331002X")).isFalse();
        assertThat(Documents.birth("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
        assertThat(Documents.sex("11010519491231002X")).isEqualTo(Sex.FEMALE);
    }

    @Test
    void phonesLoseWhatIsNotTheirNumber() {
        assertThat(Documents.phone("+86 139-0000-0001")).isEqualTo("13900000001");
        assertThat(Documents.phone("(023) 6350 0000")).isEqualTo("02363500000");
        assertThat(Documents.phone("+44 20 7946 0000")).isEqualTo("+442079460000");
    }

    @Test
    void personsAreAsAlikeAsWhatTheyShare() {
        Person wang = person("王小明", "1980-03-07");
        assertThat(Likeness.of(wang, person("王晓明", "1980-03-07")).reasons()).containsExactly("birth", "pinyin");
        assertThat(Likeness.of(wang, person("王晓民", "1980-03-07")).reasons())
                .as("ming and min")
                .containsExactly("birth", "nameTypo");
        assertThat(Likeness.of(wang, person("王小明", "1980-07-03")).reasons()).containsExactly("name", "birthTypo");
        assertThat(Likeness.of(wang, person("李雷", "1955-01-02")).score()).isZero();
    }

    @Test
    void twoResidentNumbersAreTwoPersons() {
        Person one = new Person(
                "王小明",
                DocumentKind.RESIDENT,
                "11010519491231002X",
                "",
                Optional.of(LocalDate.of(1949, 12, 31)),
                Sex.FEMALE,
                "");
        Person twin = new Person(
                "王小明",
                DocumentKind.RESIDENT,
                "110105194912311234",
                "",
                Optional.of(LocalDate.of(1949, 12, 31)),
                Sex.FEMALE,
                "");
        assertThat(Likeness.of(one, twin).score()).isEqualTo(40);
        assertThat(Likeness.of(one, one).score()).isEqualTo(100);
    }

    @Test
    void neighboursThatChangedPlacesAreOneMistake() {
        assertThat(Likeness.distance("abcd", "abdc")).isOne();
        assertThat(Likeness.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Likeness.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void noTextFormSaysWhoItIs() {
        Person wang = person("王小明", "1980-03-07");
        assertThat(wang.toString() + new Identity("P", wang, 1, "health")).doesNotContain("王", "1980");
    }
}
