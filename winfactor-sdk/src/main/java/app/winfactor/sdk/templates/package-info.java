/** The catalog of what can be configured. */
@NullMarked
package app.winfactor.sdk.templates;

import org.jspecify.annotations.NullMarked;
