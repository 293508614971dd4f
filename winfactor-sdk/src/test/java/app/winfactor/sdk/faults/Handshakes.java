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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Ways for a TLS handshake to end. */
final class Handshakes {
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

    /** A server whose certificate nobody vouches for. */
    static Greeting untrusted() throws IOException {
        SSLContext context = selfSigned();
        return accepted -> {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
            secured.startHandshake();
            return secured;
        };
    }

    private static void hello(Socket accepted) throws IOException {
        int unused = accepted.getInputStream().read(new byte[16 * 1024]);
    }

    private static SSLContext selfSigned() throws IOException {
        char[] password = "password".toCharArray(); // as WireMock's documentation says
        try (InputStream wireMocks = WireMockServer.class.getResourceAsStream("/keystore")) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(wireMocks, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
