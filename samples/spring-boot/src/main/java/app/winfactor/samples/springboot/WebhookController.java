package app.winfactor.samples.springboot;

import app.winfactor.webhooks.WebhookAnswer;
import app.winfactor.webhooks.WebhookReceiver;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The door. With Spring Security, let {@code /webhooks} pass without a log-in and without a CSRF token. */
@RestController
class WebhookController {
    private final WebhookReceiver receiver;

    WebhookController(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /** The headers as a map with all values, and the raw body; a {@code @RequestBody} would be read however long it is. */
    @PostMapping("/webhooks")
    ResponseEntity<String> receive(@RequestHeader MultiValueMap<String, String> headers, InputStream body)
            throws IOException {
        WebhookAnswer answer = receiver.receive(headers, body.readNBytes(receiver.maxBodyBytes() + 1));
        return ResponseEntity.status(answer.status())
                .headers(sent -> answer.headers().forEach(sent::set))
                .contentType(MediaType.TEXT_PLAIN)
                .body(answer.body());
    }
}
