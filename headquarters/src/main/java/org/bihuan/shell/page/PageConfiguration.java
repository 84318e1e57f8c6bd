package org.bihuan.shell.page;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires pages: their argument, and what the browser loads (ours below /assets, libraries below /lib by version). */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
    private final PageArgument argument;

    PageConfiguration(PageArgument argument) {
        this.argument = argument;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(argument);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl forever = CacheControl.maxAge(Duration.ofDays(365)).immutable();
        registry.addResourceHandler("/lib/**")
                .addResourceLocations(
                        "classpath:/META-INF/resources/webjars/", "classpath:/META-INF/resources/_static/")
                .setCacheControl(forever);
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        Words words() {
            return Words.load();
        }

        @Bean
        Pages pages() {
            return new Pages();
        }
    }
}
