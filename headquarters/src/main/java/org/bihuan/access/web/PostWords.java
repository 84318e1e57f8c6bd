package org.bihuan.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.access.Account;
import org.bihuan.access.Post;
import org.bihuan.access.Seer;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** Says in words what a post is and what its holder will see and do. */
@Component
class PostWords {
    private final Roles roles;
    private final RegistryApi registry;
    private final CityClock clock;

    PostWords(Roles roles, RegistryApi registry, CityClock clock) {
        this.roles = roles;
        this.registry = registry;
        this.clock = clock;
    }

    ToldPost tell(Page page, Post post) {
        Role role = roles.find(post.role()).orElseThrow();
        Locale language = page.language();
        String area = registry.area(post.area(), clock.today())
                .map(found -> found.name(language))
                .orElse("?");
        String sectors = sectors(page, role, post.sectors());
        return new ToldPost(
                post.id(),
                role.name(language),
                area,
                sectors,
                time(page, post),
                post.standsInFor().isEmpty() ? "" : page.t("access.post.standsInFor", post.standsInFor()),
                sees(page, role, area, sectors, post.area()),
                does(page, role));
    }

    AccountLine line(Page page, Account account) {
        return new AccountLine(
                account,
                unit(page, account.department(), account.unit()),
                account.posts().stream()
                        .anyMatch(post ->
                                roles.find(post.role()).map(Role::device).orElse(false)),
                account.posts().stream().map(post -> tell(page, post)).toList());
    }

    /** Why somebody sees a record: by which role, where and in which sectors. */
    String why(Page page, Seer seer) {
        Role role = roles.find(seer.post().role()).orElseThrow();
        String area = registry.area(seer.post().area(), clock.today())
                .map(found -> found.name(page.language()))
                .orElse("?");
        return page.t(
                "access.who.why",
                role.name(page.language()),
                area,
                sectors(page, role, seer.post().sectors()));
    }

    /** Who stands in, in which post and until when. */
    String standIn(Page page, Seer seer) {
        ToldPost post = tell(page, seer.post());
        return page.t("access.standIn", seer.name(), seer.login(), post.role(), post.until());
    }

    private String unit(Page page, String department, String unit) {
        return registry.departments().stream()
                .filter(known -> known.key().equals(department))
                .map(known -> known.name(page.language()) + (unit.isEmpty() ? "" : " · " + unit))
                .findFirst()
                .orElse(unit);
    }

    String time(Page page, Post post) {
        String until = post.until()
                .map(end -> page.t("access.until", page.moment(end)))
                .orElse(page.t("access.noEnd"));
        return post.from().isAfter(clock.instant())
                ? page.t("access.fromMoment", page.moment(post.from())) + " " + until
                : until;
    }

    private String sees(Page page, Role role, String area, String sectors, int id) {
        long below = registry.below(id, clock.today()).count() - 1;
        String personal = role.permissions().stream().anyMatch(permission -> permission.startsWith("people."))
                ? page.t("access.sees.people")
                : page.t("access.sees.noPeople");
        return page.t("access.sees", area, page.number(below), sectors) + " " + personal;
    }

    private String sectors(Page page, Role role, List<String> named) {
        Set<String> only = new TreeSet<>(named.isEmpty() ? role.sectors() : named);
        if (!role.sectors().isEmpty()) {
            only.retainAll(role.sectors());
        }
        if (only.isEmpty()) {
            return page.t("shell.allSectors");
        }
        return String.join(
                page.chinese() ? "、" : ", ",
                registry.sectors().stream()
                        .filter(sector -> only.contains(sector.key()))
                        .map((Sector sector) -> sector.name(page.language()))
                        .toList());
    }

    private List<String> does(Page page, Role role) {
        return role.permissions().stream()
                .sorted()
                .map(permission -> does(page, permission))
                .distinct()
                .toList();
    }

    /** What a permission allows. */
    String does(Page page, String permission) {
        int dot = permission.indexOf('.');
        String room = permission.substring(0, dot);
        String act = permission.substring(dot + 1);
        return page.t(
                "access.does." + (act.equals("*") ? "all" : act),
                room.equals("*") ? page.t("access.does.everywhere") : page.t("access.room." + room));
    }
}
