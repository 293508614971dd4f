package app.winfactor.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.AsyncWinFactorClient;
import app.winfactor.sdk.WinFactorClient;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsTest {
    /** What is made of several operations. */
    private static final Set<String> COMBINATIONS =
            Set.of("contacts.findByEmail", "submissions.createQuoteOnce", "quotes.awaitPdf", "quotes.downloadPdf");

    @Test
    void everythingThatAClientCanDoIsAnOperationOrMadeOfSome() {
        Set<String> known = new TreeSet<>(COMBINATIONS);
        Operations.ALL.forEach(operation -> known.add(operation.name()));
        assertThat(known).hasSize(Operations.ALL.size() + COMBINATIONS.size());
        assertThat(everyMethodBehind(WinFactorClient.class)).isEqualTo(known);
        assertThat(everyMethodBehind(AsyncWinFactorClient.class)).isEqualTo(known);
    }

    private static Set<String> everyMethodBehind(Class<?> door) {
        return publicMethods(door)
                .filter(room -> room.getReturnType().getSimpleName().endsWith("Resource"))
                .flatMap(room ->
                        publicMethods(room.getReturnType()).map(method -> room.getName() + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> publicMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }
}
