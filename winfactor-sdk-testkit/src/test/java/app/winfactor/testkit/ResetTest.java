package app.winfactor.testkit;

import static app.winfactor.testkit.Fault.latency;
import static app.winfactor.testkit.Method.POST;
import static app.winfactor.testkit.Times.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ResetTest extends FakeTest {
    @Test
    void a_request_under_way_is_carried_out_where_it_came_in_and_not_in_the_next_world() throws Exception {
        fake.when(POST, "/contacts").fails(once(), latency(Duration.ofMillis(700)));
        CompletableFuture<Http.Answer> late = CompletableFuture.supplyAsync(
                () -> http.post("/contacts", "{\"email\": \"late@example.com\", \"unknown\": 1}"));
        while (fake.timeline().requests().isEmpty()) {
            Thread.onSpinWait();
        }
        fake.reset();

        assertThat(late.get().status()).isEqualTo(422);
        assertThat(fake.unexpected()).isEmpty();
        assertThat(fake.timeline().requests()).isEmpty();
        assertThat(http.get("/contacts").json().path("data")).isEmpty();
    }

    @Test
    void a_fake_that_is_closed_is_not_reset() {
        fake.close();
        assertThatIllegalStateException().isThrownBy(fake::reset).withMessage("The fake is closed");
    }
}
