package app.winfactor.testkit.sandbox;

import app.winfactor.testkit.FakeWinFactor;
import app.winfactor.testkit.FakeWinFactorBuilder;
import java.nio.file.Path;

/** A fake that is the same one after a restart. */
final class KeptFake extends FakeWinFactor {
    KeptFake(FakeWinFactorBuilder builder, Path state) {
        super(builder, state);
    }
}
