/** The organization's profile, and how it shows money, lengths and dates. */
@NullMarked
package app.winfactor.sdk.organization;

import org.jspecify.annotations.NullMarked;
