package org.bihuan.attack;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Goes from page to page as a reader does, a few of each kind, and remembers pages and forms. */
final class Crawler {
    private static final int OF_A_KIND = 3;
    private static final Set<String> TYPED = Set.of("text", "search", "");

    private final Browser browser;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, Document> pages = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();

    /**
     * A form as it stands on a page.
     *
     * @param typed fields into which people write
     * @param values what is in it before anybody wrote
     */
    record Form(String method, String action, List<String> typed, Map<String, String> values) {}

    Crawler(Browser browser) {
        this.browser = browser;
    }

    Crawler from(String... starts) {
        Deque<String> open = new ArrayDeque<>(List.of(starts));
        Set<String> met = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            HttpResponse<String> answer = browser.get(path);
            if (answer.statusCode() != 200
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(answer.body(), browser.house() + path);
            pages.put(path, page);
            page.select("form").forEach(form -> remember(form, path));
            for (String link : page.select("a[href]").eachAttr("href")) {
                String next = link.replaceFirst("#.*", "");
                if (next.startsWith("/") && !next.startsWith("//") && fresh(next) && met.add(next)) {
                    open.addLast(next);
                }
            }
        }
        return this;
    }

    /** Pages by path. */
    Map<String, Document> pages() {
        return pages;
    }

    List<Form> forms() {
        return List.copyOf(forms.values());
    }

    private boolean fresh(String path) {
        return kinds.merge(kind(path), 1, Integer::sum) <= OF_A_KIND;
    }

    /** Paths that differ only in codes, numbers and values. */
    private static String kind(String path) {
        return path.replaceAll("=[^&]*", "=").replaceAll("/[^/?]*[0-9.%][^/?]*", "/N");
    }

    private void remember(Element form, String path) {
        List<String> typed = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Element field : form.select("input[name], textarea[name], select[name], button[name]")) {
            String name = field.attr("name");
            switch (field.tagName()) {
                case "select" -> {
                    Element chosen = field.selectFirst("option[selected]");
                    Element first = chosen != null
                            ? chosen
                            : field.select("option[value]:not([value=''])").first();
                    values.put(name, first == null ? "" : first.attr("value"));
                }
                case "input" -> {
                    String type = field.attr("type");
                    if ((type.equals("radio") || type.equals("checkbox")) && values.containsKey(name)) {
                        continue;
                    }
                    values.put(name, field.attr("value"));
                    if (TYPED.contains(type)) {
                        typed.add(name);
                    }
                }
                case "textarea" -> {
                    values.put(name, field.text());
                    typed.add(name);
                }
                default -> values.putIfAbsent(name, field.attr("value"));
            }
        }
        String action = form.hasAttr("action") ? form.attr("action") : path;
        String method = form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
        String key = method + kind(action) + values.keySet();
        forms.putIfAbsent(key, new Form(method, action, typed, values));
    }
}
