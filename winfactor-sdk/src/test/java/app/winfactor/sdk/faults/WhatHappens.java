package app.winfactor.sdk.faults;

import app.winfactor.sdk.errors.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The faults and what comes of them, in plain words: the table of the README. */
final class WhatHappens {
    private static final String HEAD = """
            | when… | reads, and writes that are safe to repeat | create a quote, send a quote, redeliver | what the caller sees |
            | --- | --- | --- | --- |
            """;

    /** It has a door of its own, so it is no fault of the matrix; RetriesTest plays it. */
    private static final String INTERRUPT = "| the calling thread is interrupted | stop at once | stop at once |"
            + " `TransportException`, and the flag is set again; a write that was sent: `UNKNOWN` |\n";

    private static final String MARK = " ¹";

    private WhatHappens() {}

    static String table() {
        Map<String, List<Ends>> rows = new LinkedHashMap<>();
        Faults.ALL.forEach(fault ->
                rows.computeIfAbsent(fault.row(), row -> new ArrayList<>()).add(fault.ends()));
        String body = rows.entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .collect(Collectors.joining());
        return HEAD + body + INTERRUPT + "\n" + note();
    }

    private static String note() {
        return Operations.ALL.stream()
                .filter(operation -> !operation.readsItsAnswer())
                .map(operation -> "`" + operation + "`")
                .collect(Collectors.joining(
                        ", ",
                        MARK.strip()
                                + " Except these, which succeed, because nothing is read from the body of their answer: ",
                        ".\n"));
    }

    private static String row(String when, List<Ends> faults) {
        boolean marked = faults.stream().anyMatch(ends -> ends.heedless().isPresent());
        return "| " + when + (marked ? MARK : "") + " | " + one(faults.stream().map(WhatHappens::harmless)) + " | "
                + one(faults.stream().map(ends -> words(ends.felt()))) + " | " + caller(faults) + " |\n";
    }

    /** The faults of one row come to the same. */
    private static String one(Stream<String> cells) {
        Set<String> different = cells.collect(Collectors.toSet());
        if (different.size() != 1) {
            throw new IllegalStateException("one row says " + different);
        }
        return different.iterator().next();
    }

    private static String harmless(Ends ends) {
        String reads = words(ends.reads());
        String writes = words(ends.harmless());
        return reads.equals(writes) ? reads : "reads " + reads + ", writes " + writes;
    }

    private static String words(End end) {
        if (end.failure().isEmpty()) {
            int last = Math.max(end.attempts(), end.requests()); // Java itself may have made one of them
            return last == 1 ? "succeed" : "succeed at attempt " + last;
        }
        if (end.attempts() <= 1 && end.requests() == 0 && end.outcome() == Outcome.NOT_APPLIED) {
            return "are not sent";
        }
        return end.attempts() == 1 ? "fail, not repeated" : "fail after " + end.attempts() + " attempts";
    }

    private static String caller(List<Ends> faults) {
        List<End> reads = failures(faults.stream().map(Ends::reads));
        List<End> writes = failures(faults.stream().flatMap(ends -> Stream.of(ends.harmless(), ends.felt())));
        if (writes.isEmpty()) {
            return "the result";
        }
        boolean unknown = writes.stream().anyMatch(end -> end.outcome() == Outcome.UNKNOWN);
        String outcome = unknown ? "`UNKNOWN`" : "`NOT_APPLIED`";
        if (!reads.isEmpty()) {
            return thrown(writes) + (unknown ? "; a write: " : ", ") + outcome;
        }
        boolean onlyFelt =
                faults.stream().allMatch(ends -> ends.harmless().failure().isEmpty());
        return (onlyFelt ? "create, send, redeliver: " : "a write: ") + thrown(writes) + ", " + outcome;
    }

    private static List<End> failures(Stream<End> ends) {
        return ends.filter(end -> end.failure().isPresent()).toList();
    }

    private static String thrown(List<End> ends) {
        List<String> names = ends.stream()
                .flatMap(end -> end.failure().stream())
                .map(failure -> "`" + failure.getSimpleName() + "`")
                .distinct()
                .toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
