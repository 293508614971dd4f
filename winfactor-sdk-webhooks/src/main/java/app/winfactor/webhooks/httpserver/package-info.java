/** A receiver behind the web server that comes with the JDK. */
@NullMarked
package app.winfactor.webhooks.httpserver;

import org.jspecify.annotations.NullMarked;
