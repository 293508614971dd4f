package app.winfactor.sdk.internal;

import app.winfactor.sdk.errors.CallTimeoutException;
import app.winfactor.sdk.errors.TransportException;
import app.winfactor.sdk.errors.UndecodableAnswerException;
import app.winfactor.sdk.internal.CappedBody.BodyTooLargeException;
import app.winfactor.sdk.internal.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** What it means that no answer came. */
final class Transport {
    private Transport() {}

    static Failure failure(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return Failure.of(
                    Kind.NEVER_SENT, call -> new CallTimeoutException("no connection before the deadline", call, e));
        }
        if (e instanceof HttpTimeoutException) {
            return Failure.of(
                    Kind.LOST, call -> new CallTimeoutException("no whole answer before the deadline", call, e));
        }
        if (e.getCause() instanceof BodyTooLargeException tooLarge) {
            return Failure.of(
                    Kind.DOUBTFUL,
                    call -> new UndecodableAnswerException(
                            "too large an answer: " + tooLarge.getMessage(), call, null));
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

    /** The deadline passed between two attempts: this one was not made. */
    static Failure late() {
        return Failure.of(Kind.NEVER_SENT, call -> new CallTimeoutException("the deadline passed", call, null));
    }

    static Failure interrupted(InterruptedException e) {
        return Failure.of(Kind.DOUBTFUL, call -> new TransportException("interrupted", call, e));
    }

    private static boolean isBeforeSending(Throwable e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException;
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(10);
    }
}
