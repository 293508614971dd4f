package app.winfactor.samples.crm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A CRM that lasts as long as the process. It keeps what a real one would: one record for each key. */
public final class InMemoryCrm implements Crm {
    private final Table<Deal> deals = new Table<>("deal", Deal::submissionId);
    private final Table<Person> contacts = new Table<>("contact", Person::email);
    private final Table<Enquiry> leads = new Table<>("lead", Enquiry::leadId);
    private final Map<String, ShownQuote> quotes = new LinkedHashMap<>();
    private final Map<String, String> contactOfDeal = new LinkedHashMap<>();
    private final Map<String, Set<String>> documents = new LinkedHashMap<>();

    /** An empty CRM. */
    public InMemoryCrm() {}

    @Override
    public String system() {
        return "memory";
    }

    @Override
    public synchronized String upsertDeal(Deal deal) {
        return deals.upsert(deal);
    }

    @Override
    public synchronized String upsertContact(Person person) {
        return contacts.upsert(person);
    }

    @Override
    public synchronized String upsertLead(Enquiry enquiry) {
        return leads.upsert(enquiry);
    }

    @Override
    public synchronized void link(String dealId, String contactId) {
        contactOfDeal.put(dealId, contactId);
    }

    @Override
    public synchronized void showQuote(String dealId, QuoteStage stage, Instant asOf) {
        ShownQuote shown = quotes.get(dealId);
        if (shown == null || !shown.asOf().isAfter(asOf)) {
            quotes.put(dealId, new ShownQuote(stage, asOf));
        }
    }

    @Override
    public synchronized void notePdf(String dealId, String document) {
        documents.computeIfAbsent(dealId, id -> new LinkedHashSet<>()).add(document);
    }

    /** {@return the deals, in the order they were made} */
    public synchronized List<Deal> deals() {
        return deals.all();
    }

    /** {@return the contacts, in the order they were made} */
    public synchronized List<Person> contacts() {
        return contacts.all();
    }

    /** {@return the leads, in the order they were made} */
    public synchronized List<Enquiry> leads() {
        return leads.all();
    }

    /**
     * The deal of a submission.
     *
     * @param submissionId the ID of the submission
     * @return the ID of the deal, if there is one
     */
    public synchronized Optional<String> dealOf(String submissionId) {
        return deals.idOf(submissionId);
    }

    /**
     * Where a deal stands.
     *
     * @param dealId the ID of the deal
     * @return the stage and amount, if there was a quote
     */
    public synchronized Optional<QuoteStage> stageOf(String dealId) {
        return Optional.ofNullable(quotes.get(dealId)).map(ShownQuote::stage);
    }

    /**
     * The contact of a deal.
     *
     * @param dealId the ID of the deal
     * @return the ID of the contact, if they are linked
     */
    public synchronized Optional<String> contactOf(String dealId) {
        return Optional.ofNullable(contactOfDeal.get(dealId));
    }

    /**
     * The PDFs that were noted on a deal.
     *
     * @param dealId the ID of the deal
     * @return their names, in the order they were noted
     */
    public synchronized List<String> documentsOf(String dealId) {
        return List.copyOf(documents.getOrDefault(dealId, Set.of()));
    }

    private record ShownQuote(QuoteStage stage, Instant asOf) {}

    private static final class Table<T> {
        private final String type;
        private final Function<T, String> key;
        private final Map<String, T> rows = new LinkedHashMap<>();
        private final Map<String, String> ids = new LinkedHashMap<>();

        Table(String type, Function<T, String> key) {
            this.type = type;
            this.key = key;
        }

        String upsert(T row) {
            rows.put(key.apply(row), row);
            return ids.computeIfAbsent(key.apply(row), unique -> type + "-" + (ids.size() + 1));
        }

        Optional<String> idOf(String unique) {
            return Optional.ofNullable(ids.get(unique));
        }

        List<T> all() {
            return List.copyOf(rows.values());
        }
    }
}
