package app.winfactor.samples.ratelimit;

import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.serialization.SerializationHandle;
import io.github.bucket4j.distributed.versioning.Version;
import io.github.bucket4j.distributed.versioning.Versions;

/**
 * Gives a place back, if it is the last that anybody has; Bucket4j runs it while it holds the row. The bucket knows how many
 * places are taken and not which: giving back another would hand out the last one twice, and a minute with many such would
 * have too many.
 */
record GiveBackIfLast(long place) implements RemoteCommand<Boolean> {
    @Override
    public CommandResult<Boolean> execute(MutableBucketEntry row, long now) {
        if (!row.exists()) {
            return CommandResult.FALSE;
        }
        RemoteBucketState bucket = row.get();
        bucket.refillAllBandwidth(now);
        long next = now + bucket.calculateDelayNanosAfterWillBePossibleToConsume(1, now, false);
        if (next - place >= SharedMinute.STEP.toNanos() * 3 / 2) {
            return CommandResult.FALSE;
        }
        bucket.addTokens(1);
        row.set(bucket);
        return CommandResult.TRUE;
    }

    @Override
    public SerializationHandle<RemoteCommand<?>> getSerializationHandle() {
        throw new UnsupportedOperationException("it runs here, and not in the database");
    }

    @Override
    public boolean isImmediateSyncRequired(long unsynchronizedTokens, long nanosSinceLastSync) {
        return true;
    }

    @Override
    public long estimateTokensToConsume() {
        return 0;
    }

    @Override
    public long getConsumedTokens(Boolean result) {
        return 0;
    }

    @Override
    public Version getRequiredVersion() {
        return Versions.getOldest();
    }
}
