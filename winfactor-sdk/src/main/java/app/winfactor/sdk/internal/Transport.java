package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.internal.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What it means that no answer came. */
final class Transport {
    /** Java gives it no type of its own: the very first bytes of the other side are no TLS. */
    private static final String NO_TLS = "Unrecognized SSL message";

    private Transport() {}

    static Failure failure(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return Failure.of(
                    Kind.NEVER_SENT, call -> new CallTimeoutException("no connection before the deadline", call, e));
        }
        if (e instanceof HttpTimeoutException) {
            return cutOff(e);
        }
        if (causes(e).anyMatch(ClosedByInterruptException.class::isInstance)) {
            return interrupted(e); // Java hands a body over on the caller's own thread, which wrote to a file just then
        }
        Optional<Throwable> ours = causes(e).filter(Transport::isOurs).findFirst();
        if (ours.isPresent()) {
            String message = ours.get().getMessage();
            return Failure.of(
                    Kind.DOUBTFUL,
                    call -> new UndecodableAnswerException(
                            "an answer that cannot be kept: " + message, call, ours.get()));
        }
        if (causes(e).anyMatch(FileSink.NoPdfException.class::isInstance)) {
            return Failure.of(
                    Kind.LOST, call -> new UndecodableAnswerException("what came is no whole PDF", call, null));
        }
        if (causes(e).anyMatch(ProtocolException.class::isInstance)) {
            // Without its cause, which quotes the answer, which may quote the request and the secret in it.
            return Failure.of(Kind.LOST, call -> new TransportException("the answer was no HTTP", call, null));
        }
        boolean neverSent = causes(e).anyMatch(Transport::isBeforeSending);
        return neverSent
                ? Failure.of(Kind.NEVER_SENT, call -> new TransportException("cannot reach WinFactor", call, e))
                : Failure.of(Kind.LOST, call -> new TransportException("the connection broke", call, e));
    }

    /** Java lets out what its reading of a Content-Length throws that is no number: no {@code IOException}. */
    static Optional<IOException> noLength(Throwable e) {
        return causes(e).anyMatch(NumberFormatException.class::isInstance)
                ? Optional.of(new ProtocolException("a Content-Length that is no number"))
                : Optional.empty();
    }

    static Failure cutOff(IOException e) {
        return Failure.of(Kind.LOST, call -> new CallTimeoutException("no whole answer before the deadline", call, e));
    }

    /** The deadline passed between two attempts: this one was not made. */
    static Failure late() {
        return Failure.of(Kind.NEVER_SENT, call -> new CallTimeoutException("the deadline passed", call, null));
    }

    static Failure unresolved() {
        return Failure.of(
                Kind.NEVER_SENT,
                call -> new CallTimeoutException("the name of the host was not looked up in time", call, null));
    }

    /** The limiter has no place before the deadline. */
    static Failure noTurn(Instant retryAt) {
        return Failure.of(
                Kind.REFUSED,
                call -> new CallTimeoutException(
                        "the rate limit lets it start at " + retryAt + ", which is after its deadline",
                        call,
                        null,
                        Optional.of(retryAt)));
    }

    static Failure closed() {
        return Failure.of(Kind.REFUSED, call -> new TransportException("the client is closed", call, null));
    }

    /** An attempt that ended in what no exchange ends in. */
    static Failure cancelled(@Nullable Throwable e) {
        return Failure.of(Kind.DOUBTFUL, call -> new TransportException("cancelled", call, e));
    }

    static Failure interrupted(Exception e) {
        return Failure.of(Kind.DOUBTFUL, call -> new TransportException("interrupted", call, e));
    }

    /** Interrupted between two attempts, or before the first: that changes nothing of what the attempts did. */
    static Failure interruptedWaiting(InterruptedException e) {
        return Failure.of(Kind.REFUSED, call -> new TransportException("interrupted", call, e));
    }

    static Failure brokenLimiter(Throwable e) {
        return Failure.of(Kind.REFUSED, call -> new TransportException("the rate limiter failed", call, e));
    }

    /** What we gave up ourselves. */
    private static boolean isOurs(Throwable e) {
        return e instanceof Sink.TooLargeException || e instanceof Sink.CannotWriteException;
    }

    private static boolean isBeforeSending(Throwable e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || (e instanceof SSLException && String.valueOf(e.getMessage()).startsWith(NO_TLS))
                || isRefusalOfAProxy(e);
    }

    /** A proxy that does not pass https on has seen nothing of the request. There is no type for it. */
    private static boolean isRefusalOfAProxy(Throwable e) {
        return e.getMessage() != null && e.getMessage().startsWith("Tunnel failed");
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(10);
    }
}
