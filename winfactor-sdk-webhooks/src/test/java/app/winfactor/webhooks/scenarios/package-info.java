/** What can go wrong between WinFactor and a handler, one fault or attack a class. */
@NullMarked
package app.winfactor.webhooks.scenarios;

import org.jspecify.annotations.NullMarked;
