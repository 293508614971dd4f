/** The recipes behind a webhook: what a service of the supplier's own runs. */
@NullMarked
package app.winfactor.samples.service;

import org.jspecify.annotations.NullMarked;
