/** WinFactor's webhooks in a Spring Boot service. */
@NullMarked
package app.winfactor.samples.springboot;

import org.jspecify.annotations.NullMarked;
