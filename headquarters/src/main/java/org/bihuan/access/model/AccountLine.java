package org.bihuan.access.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.Account;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.Post;
import org.bihuan.registry.Department;
import org.bihuan.registry.Sector;

/**
 * A line of a list of accounts. Role, sectors and department may be written as their keys or as they are called, in either
 * language; what nobody knows stays as it was written and is refused later.
 *
 * @param roleText as written
 * @param role key
 * @param area code
 * @param sectorText as written
 * @param sectors keys
 * @param departmentText as written
 * @param department key; empty if none is named
 */
public record AccountLine(
        String login,
        String name,
        String roleText,
        String role,
        String area,
        String sectorText,
        List<String> sectors,
        String departmentText,
        String department,
        String unit,
        Optional<Instant> from,
        Optional<Instant> until) {

    public static AccountLine read(
            Roles roles,
            List<Department> departments,
            List<Sector> sectors,
            String login,
            String name,
            String role,
            String area,
            String named,
            String department,
            String unit,
            Optional<Instant> from,
            Optional<Instant> until) {
        return new AccountLine(
                login.strip(),
                name.strip(),
                role,
                roles.all().stream()
                        .filter(known -> called(role, known.key(), known.zh(), known.en()))
                        .map(Role::key)
                        .findFirst()
                        .orElse(role),
                area,
                named,
                Arrays.stream(named.split("[,，、;；]", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> sectors.stream()
                                .filter(known -> called(text, known.key(), known.zh(), known.en()))
                                .map(Sector::key)
                                .findFirst()
                                .orElse(text))
                        .toList(),
                department,
                departments.stream()
                        .filter(known -> called(department, known.key(), known.zh(), known.en()))
                        .map(Department::key)
                        .findFirst()
                        .orElse(department),
                unit.strip(),
                from,
                until);
    }

    private static boolean called(String text, String key, String zh, String en) {
        return text.strip().equalsIgnoreCase(key)
                || text.strip().equals(zh)
                || text.strip().equalsIgnoreCase(en);
    }

    public NewAccount wish() {
        return new NewAccount(login, name, unit, department, new NewPost(role, area, sectors, from, until, ""));
    }

    /**
     * An account with one post as this line would say it: equal to this line if the line says nothing else.
     *
     * @param code of the post's area
     */
    public AccountLine like(Account account, String code) {
        Post post = account.posts().getFirst();
        boolean sameRole = post.role().equals(role);
        boolean sameSectors = sectors.isEmpty() || new HashSet<>(sectors).equals(new HashSet<>(post.sectors()));
        boolean sameDepartment = department.isEmpty() || department.equals(account.department());
        return new AccountLine(
                login,
                account.name(),
                sameRole ? roleText : post.role(),
                post.role(),
                code,
                sameSectors ? sectorText : String.join(", ", post.sectors()),
                sameSectors ? sectors : post.sectors(),
                sameDepartment ? departmentText : account.department(),
                sameDepartment ? department : account.department(),
                unit.isEmpty() ? unit : account.unit(),
                from.isEmpty() ? from : Optional.of(post.from()),
                until.isEmpty() ? until : post.until());
    }
}
