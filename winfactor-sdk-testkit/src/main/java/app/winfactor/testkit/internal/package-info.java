/** What the fake is put together from; not for users. */
@NullMarked
package app.winfactor.testkit.internal;

import org.jspecify.annotations.NullMarked;
