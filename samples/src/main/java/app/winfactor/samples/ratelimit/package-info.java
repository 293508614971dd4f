/** One limit for all processes that use an API key, wherever they run. */
@NullMarked
package app.winfactor.samples.ratelimit;

import org.jspecify.annotations.NullMarked;
