package org.bihuan.shell.api;

import java.util.Map;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The interfaces described: for programs as OpenAPI, for whoever writes them as a page. */
@Controller
class ApiPages {
    private final ApiDocument document;
    private final Pages pages;

    ApiPages(ApiDocument document, Pages pages) {
        this.document = document;
        this.pages = pages;
    }

    @GetMapping(ApiDocument.PATH)
    ResponseEntity<String> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.json());
    }

    @GetMapping("/shell/api")
    View page(Page page) {
        return pages.show("shell/api", page, Map.of("operations", document.operations()));
    }
}
