/** Taking deliveries with the HTTP server of the JDK. It needs the module {@code jdk.httpserver}; nothing else here does. */
@NullMarked
package app.winfactor.webhooks.httpserver;

import org.jspecify.annotations.NullMarked;
