/** The other end: what the recipes need of a CRM, and one in memory. */
@NullMarked
package app.winfactor.samples.crm;

import org.jspecify.annotations.NullMarked;
