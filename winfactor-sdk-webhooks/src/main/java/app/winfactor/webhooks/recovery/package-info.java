/** Getting back what WinFactor gave up delivering while nobody took it. */
@NullMarked
package app.winfactor.webhooks.recovery;

import org.jspecify.annotations.NullMarked;
