package app.winfactor.sdk.faults;

import app.winfactor.sdk.ScriptedServer.Greeting;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Ways for a TLS handshake to end. */
final class Handshakes {
    private static final SSLContext SELF_SIGNED = selfSigned();

    private Handshakes() {}

    static Greeting closed() {
        return accepted -> {
            hello(accepted);
            throw new EOFException("closed within the handshake");
        };
    }

    static Greeting reset() {
        return accepted -> {
            hello(accepted);
            accepted.setSoLinger(true, 0);
            throw new EOFException("reset within the handshake");
        };
    }

    /** Nothing comes back. */
    static Greeting silent() {
        return accepted -> {
            hello(accepted);
            hello(accepted); // until the client gives up
            throw new EOFException("silent within the handshake");
        };
    }

    /** A server that speaks no TLS. */
    static Greeting plain() {
        return accepted -> {
            hello(accepted);
            accepted.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            throw new EOFException("a handshake without TLS");
        };
    }

    /** A server that identifies itself, by a certificate of its own. */
    static Greeting done() {
        return accepted -> {
            SSLSocket secured = (SSLSocket) SELF_SIGNED.getSocketFactory().createSocket(accepted, null, true);
            secured.startHandshake();
            return secured;
        };
    }

    /** Who believes every server, whatever its certificate; others do not believe {@link #done()}. */
    static SSLContext trusting() {
        return context(null, new TrustManager[] {new Trusting()});
    }

    private static void hello(Socket accepted) throws IOException {
        int unused = accepted.getInputStream().read(new byte[16 * 1024]);
    }

    private static SSLContext selfSigned() {
        char[] password = "password".toCharArray(); // as WireMock's documentation says
        try (InputStream wireMocks = WireMockServer.class.getResourceAsStream("/keystore")) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(wireMocks, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            return context(managers.getKeyManagers(), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
