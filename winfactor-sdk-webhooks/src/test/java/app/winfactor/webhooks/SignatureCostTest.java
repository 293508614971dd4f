package app.winfactor.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.winfactor.webhooks.support.Signing;
import app.winfactor.webhooks.support.VirtualClock;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Counted in bytes that are allocated, for they are the same on every machine. */
class SignatureCostTest {
    private static final int TIMES = 1000;

    private final SignatureVerifier verifier =
            SignatureVerifier.of(Signing.SECRET).withClock(new VirtualClock());

    @Test
    void verifyingABodyTakesLessMemoryThanTheBody() {
        byte[] body = new byte[2048];
        String header = Genuine.signed(body);

        assertThat(allocatedBy(() -> verifier.verify(body, header))).isLessThanOrEqualTo(800);
    }

    @Test
    void aHugeHeaderIsRefusedForLittleMoreThanTheException() {
        String ordinary = "nonsense";
        String huge = Genuine.HEADER + ",v1=0".repeat(200_000);

        assertThat(allocatedBy(() -> refuse(huge))).isLessThan(allocatedBy(() -> refuse(ordinary)) + 200);
    }

    private void refuse(String header) {
        assertThat(catchThrowable(() -> verifier.verify(Genuine.BODY, header)))
                .isInstanceOf(InvalidSignatureException.class);
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < TIMES; i++) {
            action.run();
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            action.run();
        }
        return (thread.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }
}
