package app.winfactor.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BodyTest {
    @Test
    void aDiskThatHangsDoesNotStopTheTimersOfOthers() throws InterruptedException {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        Body body = Body.whole(hanging(stopping, disk), Duration.ofMillis(1));
        stopping.await();
        assertThat(Time.SYSTEM.after(Duration.ofMillis(1))).succeedsWithin(Duration.ofSeconds(5));
        disk.countDown();
        assertThat(body.getBody()).failsWithin(Duration.ofSeconds(5));
    }

    private static Sink hanging(CountDownLatch stopping, CountDownLatch disk) {
        return new Sink() {
            @Override
            public void take(ByteBuffer bytes) {}

            @Override
            public byte[] whole() {
                return new byte[0];
            }

            @Override
            public byte[] part() {
                return new byte[0];
            }

            @Override
            public void stop() {
                stopping.countDown();
                try {
                    disk.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
