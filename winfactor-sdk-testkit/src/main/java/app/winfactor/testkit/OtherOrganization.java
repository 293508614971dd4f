package app.winfactor.testkit;

import app.winfactor.testkit.internal.world.Contact;
import app.winfactor.testkit.internal.world.Event;
import app.winfactor.testkit.internal.world.Lead;
import app.winfactor.testkit.internal.world.Quote;
import app.winfactor.testkit.internal.world.Submission;
import app.winfactor.testkit.internal.world.Template;
import app.winfactor.testkit.internal.world.Tenant;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What another organization has.
 *
 * @param submissionId one of its submissions
 * @param quoteId one of its quotes
 * @param contactId one of its contacts
 * @param leadId one of its leads
 * @param eventId one of its events
 * @param templateId one of its templates
 */
public record OtherOrganization(
        String submissionId, String quoteId, String contactId, String leadId, String eventId, String templateId) {
    static OtherOrganization of(Tenant tenant) {
        return new OtherOrganization(
                first(tenant.submissions().table().stream(), Submission::id),
                first(tenant.quotes().table().stream(), Quote::id),
                first(tenant.contacts().table().stream(), Contact::id),
                first(tenant.leads().table().stream(), Lead::id),
                first(tenant.events().table().stream(), Event::id),
                first(tenant.templates().stream(), Template::id));
    }

    private static <T> String first(Stream<T> rows, Function<T, String> id) {
        return rows.findFirst().map(id).orElseThrow();
    }
}
