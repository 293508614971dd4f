/** Typed models and a fluent client for the WinFactor API. */
module app.winfactor.sdk {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires transitive java.net.http;
    requires static java.compiler;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    exports app.winfactor.sdk;
    exports app.winfactor.sdk.contacts;
    exports app.winfactor.sdk.errors;
    exports app.winfactor.sdk.events;
    exports app.winfactor.sdk.http;
    exports app.winfactor.sdk.leads;
    exports app.winfactor.sdk.links;
    exports app.winfactor.sdk.model;
    exports app.winfactor.sdk.organization;
    exports app.winfactor.sdk.paging;
    exports app.winfactor.sdk.pricing;
    exports app.winfactor.sdk.quotes;
    exports app.winfactor.sdk.submissions;
    exports app.winfactor.sdk.templates;

    // Jackson fills the models, whose implementations are package-private.
    opens app.winfactor.sdk.contacts to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.events to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.leads to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.links to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.organization to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.paging to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.model to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.pricing to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.quotes to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.submissions to
            com.fasterxml.jackson.databind;
    opens app.winfactor.sdk.templates to
            com.fasterxml.jackson.databind;
}
