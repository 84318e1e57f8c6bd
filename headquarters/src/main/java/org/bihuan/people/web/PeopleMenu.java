package org.bihuan.people.web;

import java.util.List;
import org.bihuan.people.PeopleApi;
import org.bihuan.shell.home.HomeFigure;
import org.bihuan.shell.home.HomeFigures;
import org.bihuan.shell.page.Meaning;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.RoomEntry;
import org.bihuan.shell.scope.Access;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's line in the menu, and its notice on the first page. */
@Configuration(proxyBeanMethods = false)
class PeopleMenu {
    @Bean
    RoomEntry peopleEntry() {
        return new RoomEntry("people", RoomEntry.Group.GROUND, 910, "person-lock", "/people");
    }

    @Bean
    HomeFigures peopleFigures(PeopleApi people) {
        return new HomeFigures() {
            @Override
            public String room() {
                return "people";
            }

            @Override
            public List<HomeFigure> figures(Page page) {
                int unseen = people.unseenGlass(Access.required().scope()).size();
                return unseen == 0
                        ? List.of()
                        : List.of(new HomeFigure(
                                "people.glass.unseen",
                                page.number(unseen),
                                "",
                                Meaning.SOON,
                                "",
                                "/people/glass",
                                "IND-090"));
            }
        };
    }
}
