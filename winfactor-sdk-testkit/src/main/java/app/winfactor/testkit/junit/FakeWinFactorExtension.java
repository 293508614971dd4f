package app.winfactor.testkit.junit;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.FakeWinFactorBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fake for a field of a test class: {@code @RegisterExtension static final FakeWinFactor winfactor =
 * FakeWinFactorExtension.start();}. It answers from the moment the field is set, at one address to the end, also when the
 * field is inherited by several test classes.
 *
 * <p>Every test finds it as it was at the start. Tests of one class that run in parallel take turns at a fake in a static
 * field; a field of the instance, or {@link WinFactorTest}, gives each its own. Parameters of the types
 * {@link FakeWinFactor} and {@code WinFactorClient} are filled in. What is unexpected fails a test, and a test that fails
 * prints the timeline, as {@link WinFactorTest} says.
 */
public final class FakeWinFactorExtension extends FakeWinFactor
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Turns turns;
    private int classes;
    private boolean open = true;
    private boolean used;
    private @Nullable TestClient client;

    private FakeWinFactorExtension(FakeWinFactorBuilder builder, Turns turns) {
        super(builder);
        this.turns = turns;
    }

    /** {@return a fake with an organization and its templates, reset for each test} */
    public static FakeWinFactorExtension start() {
        return start(FakeWinFactor.builder());
    }

    /**
     * Starts a fake that is reset for each test.
     *
     * @param builder what to start
     * @return the fake
     */
    public static FakeWinFactorExtension start(FakeWinFactorBuilder builder) {
        return new FakeWinFactorExtension(builder, Turns.one());
    }

    /**
     * Starts a fake that all tests use as the others left it, in parallel if they run so. What was unexpected fails the
     * class, for nobody can say which test it belongs to.
     *
     * @param builder what to start
     * @return the fake
     */
    public static FakeWinFactorExtension shared(FakeWinFactorBuilder builder) {
        return new FakeWinFactorExtension(builder, Turns.all());
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        classes++;
        openIfClosed();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        turns.begin();
        prepare();
    }

    private synchronized void prepare() {
        openIfClosed();
        if (used && turns.areTaken()) {
            reset();
        }
        used = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (turns.areTaken()) {
                Judgement.judge(this, context.getExecutionException());
            } else {
                context.getExecutionException().ifPresent(failure -> Judgement.tell(this, failure));
            }
        } finally {
            closeUnlessOfAClass();
            turns.end();
        }
    }

    /** JUnit tells only a field of the class of the class's beginning and end. */
    private synchronized void closeUnlessOfAClass() {
        if (classes == 0) {
            close();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (--classes > 0) {
            return;
        }
        try {
            if (!turns.areTaken()) {
                Judgement.judge(this, Optional.empty());
            }
        } finally {
            close();
        }
    }

    private void openIfClosed() {
        if (!open) {
            reopen();
            open = true;
            used = false;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
        super.close();
        open = false;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeWinFactor.class || type.getName().equals(TestClient.TYPE);
    }

    @Override
    public synchronized Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == FakeWinFactor.class) {
            return this;
        }
        if (client == null) {
            client = TestClient.of(this);
        }
        return client.get();
    }
}
