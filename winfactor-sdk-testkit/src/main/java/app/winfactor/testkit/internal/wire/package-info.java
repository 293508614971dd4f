/** What happens to requests on their way, and what is known of it afterwards: apart from any server. */
@NullMarked
package app.winfactor.testkit.internal.wire;

import org.jspecify.annotations.NullMarked;
