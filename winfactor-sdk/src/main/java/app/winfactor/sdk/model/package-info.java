/** What the models of every room are made of. */
@NullMarked
package app.winfactor.sdk.model;

import org.jspecify.annotations.NullMarked;
