/** The front door. */
@NullMarked
@ModelStyle
package app.winfactor.sdk;

import app.winfactor.sdk.internal.ModelStyle;
import org.jspecify.annotations.NullMarked;
