/** What things cost, beside their peers. */
@NullMarked
package app.winfactor.benchmarks;

import org.jspecify.annotations.NullMarked;
