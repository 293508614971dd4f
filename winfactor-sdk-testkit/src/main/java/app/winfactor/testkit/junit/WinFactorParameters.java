package app.winfactor.testkit.junit;

import app.winfactor.testkit.FakeWinFactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link WinFactorTest} brings with it. */
final class WinFactorParameters implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(WinFactorParameters.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings(context).map(WinFactorTest::shared).orElse(false) && find(context) == null) {
            begin(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeWinFactor.class || type.getName().equals(TestClient.TYPE);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Played played = find(context);
        if (played == null) {
            if (context.getTestMethod().isEmpty()) {
                throw new ParameterResolutionException(
                        "Before a test begins there is a fake only with @WinFactorTest(shared = true)");
            }
            played = begin(context);
        }
        return parameter.getParameter().getType() == FakeWinFactor.class ? played.fake() : played.client();
    }

    private static Played begin(ExtensionContext context) {
        Played played = Played.begin(context.getUniqueId(), settings(context));
        context.getStore(NAMESPACE).put(Played.class, played);
        return played;
    }

    /** A context also finds what the contexts around it hold; it ends only what began with it. */
    private static void end(ExtensionContext context) {
        Played played = find(context);
        if (played != null && played.beganIn(context.getUniqueId())) {
            context.getStore(NAMESPACE).remove(Played.class);
            played.end(context.getExecutionException());
        } else if (played != null) {
            context.getExecutionException().ifPresent(failure -> Judgement.tell(played.fake(), failure));
        }
    }

    private static @Nullable Played find(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Played.class, Played.class);
    }

    private static Optional<WinFactorTest> settings(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        Optional<WinFactorTest> found = AnnotationSupport.findAnnotation(type, WinFactorTest.class);
        while (found.isEmpty() && type.getEnclosingClass() != null) {
            type = type.getEnclosingClass();
            found = AnnotationSupport.findAnnotation(type, WinFactorTest.class);
        }
        return found;
    }
}
