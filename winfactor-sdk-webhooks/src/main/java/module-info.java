/** Verify, parse, deduplicate and handle WinFactor webhooks, and lose none. */
module app.winfactor.webhooks {
    requires transitive app.winfactor.sdk;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires static java.sql; // for whoever uses the package jdbc
    requires static jakarta.servlet; // for whoever uses the package servlet
    requires static jdk.httpserver; // for whoever uses the package httpserver
    requires static org.jspecify;

    exports app.winfactor.webhooks;
    exports app.winfactor.webhooks.delivery;
    exports app.winfactor.webhooks.events;
    exports app.winfactor.webhooks.httpserver;
    exports app.winfactor.webhooks.jdbc;
    exports app.winfactor.webhooks.recovery;
    exports app.winfactor.webhooks.servlet;
}
