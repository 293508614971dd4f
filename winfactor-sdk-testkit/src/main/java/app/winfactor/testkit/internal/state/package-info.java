/** What a sandbox keeps on disk to be the same one after a restart. */
@NullMarked
package app.winfactor.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
