package app.winfactor.benchmarks;

import app.winfactor.testkit.FakeWinFactor;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From nothing to a server that listens, and its end: the fake beside the plain server that it runs on, as the first of a
 * JVM and once the JVM is warm.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartOfAFakeBenchmark {
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(2)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int fakeWarm() {
        return fake();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(2)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int plainServerWarm() {
        return plainServer();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int fakeAsTheFirstOfAJvm() {
        return fake();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int plainServerAsTheFirstOfAJvm() {
        return plainServer();
    }

    /** As much as a suite of 200 test classes pays that has a fake in each. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(2)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int twoHundredFakesInOneJvm() {
        int lengths = 0;
        for (int i = 0; i < 200; i++) {
            lengths += fake();
        }
        return lengths;
    }

    private static int fake() {
        try (FakeWinFactor fake = FakeWinFactor.start()) {
            return fake.url().length();
        }
    }

    private static int plainServer() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        try {
            return server.port();
        } finally {
            server.stop();
        }
    }
}
