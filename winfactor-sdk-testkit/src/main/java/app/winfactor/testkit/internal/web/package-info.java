/** Requests, answers and JSON, strictly read. */
@NullMarked
package app.winfactor.testkit.internal.web;

import org.jspecify.annotations.NullMarked;
