package app.winfactor.testkit.internal.server;

import app.winfactor.testkit.internal.sandbox.Visitors;
import app.winfactor.testkit.internal.world.Refusal;
import java.io.IOException;
import java.util.Optional;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Keeps pages of other sites from WireMock's own endpoints, which are open to all of them otherwise: its journal has keys
 * and URLs that are secrets, and a stub can be a page.
 */
final class AdminDoor implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Optional<Refusal> refusal = Visitors.refuse(asked.getHeader("Host"), asked.getHeader("Origin"));
        if (refusal.isPresent()) {
            Doorman.refuse((HttpServletResponse) response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }
}
