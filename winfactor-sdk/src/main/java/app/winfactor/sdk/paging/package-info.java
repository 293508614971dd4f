/** Lists that are read page by page. */
@NullMarked
package app.winfactor.sdk.paging;

import org.jspecify.annotations.NullMarked;
