/** Inputs that are bent until they reach code that no other input has reached. */
@NullMarked
package app.winfactor.webhooks.fuzz;

import org.jspecify.annotations.NullMarked;
