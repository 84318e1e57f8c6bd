package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bihuan.attack.Endpoints.Endpoint;
import org.bihuan.attack.Twin.Closed;
import org.bihuan.attack.Twin.Listed;
import org.bihuan.attack.Twin.Open;
import org.bihuan.attack.Twin.Refused;
import org.bihuan.attack.Twin.Thing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks everything that the house answers to, once as whoever a thing belongs to and once as a neighbour who knows its
 * number, code or name: the neighbour learns no more than whoever makes one up.
 */
@OpenHouse
class TwinsTest {
    @Autowired
    Visitors visitors;

    @Autowired
    Twins twins;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyEndpointHasATwin() {
        Set<String> answered = new TreeSet<>();
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            if (!endpoint.changes() || !endpoint.variables().isEmpty()) {
                answered.add(endpoint.toString());
            }
        }
        assertThat(twins.all().keySet()).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void whatIsAnothersIsAnsweredAsWhatIsNotThere() {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            Twin twin = twins.all().get(endpoint.toString());
            if (twin != null) {
                flaw(endpoint, twin).ifPresent(flaw -> wrong.add(endpoint + ": " + flaw));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aLeakIsFound() {
        twins.all();
        Endpoint leak = new Endpoint("GET", Planted.LEAKS, List.of("q"), List.of());
        Browser owner = visitors.officer("district-officer", Twins.OWNERS);
        assertThat(flaw(leak, new Listed(owner, "q=TWIN-1", Twins.MARK))).contains("shows it to a neighbour");
        assertThat(flaw(leak, new Listed(owner, "q=TWIN-0", Twins.MARK))).contains("does not show it to its owner");
        assertThat(flaw(leak, new Closed())).isPresent();
        Endpoint one = new Endpoint("GET", Planted.LEAKS + "/{code}", List.of(), List.of());
        assertThat(flaw(one, new Thing(owner, "TWIN-1", "TWIN-0"))).isPresent();
        assertThat(flaw(one, new Open("nothing"))).isEmpty();
    }

    private Optional<String> flaw(Endpoint endpoint, Twin twin) {
        return switch (twin) {
            case Thing thing -> thing(endpoint, thing);
            case Listed listed -> listed(endpoint, listed);
            case Closed closed -> {
                HttpResponse<String> answer = ask(twins.neighbour(), endpoint, Samples::of);
                yield answer.statusCode() == 403 ? marked(answer) : Optional.of("answers " + answer.statusCode());
            }
            case Open open -> marked(ask(twins.neighbour(), endpoint, Samples::of));
            case Refused(String code) -> {
                HttpResponse<String> answer = ask(twins.neighbour(), endpoint, of(endpoint, code));
                yield answer.statusCode() >= 400 && answer.statusCode() < 500
                        ? marked(answer)
                        : Optional.of("answers " + answer.statusCode());
            }
        };
    }

    private Optional<String> thing(Endpoint endpoint, Thing thing) {
        HttpResponse<String> there = ask(twins.neighbour(), endpoint, of(endpoint, thing.there()));
        HttpResponse<String> made = ask(twins.neighbour(), endpoint, of(endpoint, thing.made()));
        if (there.statusCode() != 404 || made.statusCode() != 404) {
            return Optional.of("answers " + there.statusCode() + ", and " + made.statusCode() + " to one made up");
        }
        String difference = difference(without(thing.there(), there.body()), without(thing.made(), made.body()));
        if (!difference.isEmpty()) {
            return Optional.of("says something else than of one made up: " + difference);
        }
        if (!endpoint.changes()) {
            int owners =
                    ask(thing.owner(), endpoint, of(endpoint, thing.there())).statusCode();
            return owners == 200 ? marked(there) : Optional.of("answers its owner " + owners);
        }
        return marked(there);
    }

    /** A body but for what was asked about; a short number stands in other places too and is taken out of addresses only. */
    private static String without(String what, String body) {
        String bare = body.replaceAll("/" + Pattern.quote(what) + "(?![0-9.])", "/X");
        return what.length() > 4 ? bare.replace(what, "X") : bare;
    }

    /** The first line that is not the same in both; empty if none. */
    private static String difference(String there, String made) {
        List<String> one = there.lines().toList();
        List<String> other = made.lines().toList();
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String left = i < one.size() ? one.get(i) : "";
            String right = i < other.size() ? other.get(i) : "";
            if (!left.equals(right)) {
                return left + " <> " + right;
            }
        }
        return "";
    }

    private Optional<String> listed(Endpoint endpoint, Listed listed) {
        String path = endpoint.pattern() + (listed.values().isEmpty() ? "" : "?" + listed.values());
        if (!listed.owner().get(path).body().contains(listed.mark())) {
            return Optional.of("does not show it to its owner");
        }
        return twins.neighbour().get(path).body().contains(listed.mark())
                ? Optional.of("shows it to a neighbour")
                : Optional.empty();
    }

    private static Optional<String> marked(HttpResponse<String> answer) {
        return answer.body().contains(Twins.MARK) ? Optional.of("shows it to a neighbour") : Optional.empty();
    }

    /** The thing in the address's first place, or where its subject stands, samples in the others. */
    private static UnaryOperator<String> of(Endpoint endpoint, String thing) {
        String first = endpoint.variables().contains("subject")
                ? "subject"
                : endpoint.variables().getFirst();
        return name -> name.equals(first) ? thing : Objects.requireNonNullElse(Samples.of(name), "");
    }

    private static HttpResponse<String> ask(Browser who, Endpoint endpoint, UnaryOperator<String> values) {
        String path = endpoint.path(values);
        if (!endpoint.changes()) {
            return who.get(path);
        }
        return endpoint.pattern().startsWith("/api/")
                ? who.json(endpoint.method(), path, endpoint.json(values).orElse("{}"))
                : who.post(path, Map.copyOf(Samples.all()));
    }
}
