/** What customers built and submitted. */
@NullMarked
package app.winfactor.sdk.submissions;

import org.jspecify.annotations.NullMarked;
