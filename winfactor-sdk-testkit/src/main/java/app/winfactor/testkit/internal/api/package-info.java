/** The endpoints, resource by resource. */
@NullMarked
package app.winfactor.testkit.internal.api;

import org.jspecify.annotations.NullMarked;
