package app.winfactor.samples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. It takes deliveries at {@code /webhooks}. */
@SpringBootApplication(proxyBeanMethods = false)
public class EnquiryService {
    EnquiryService() {}

    /**
     * Starts it.
     *
     * @param args properties, such as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(EnquiryService.class, args);
    }
}
