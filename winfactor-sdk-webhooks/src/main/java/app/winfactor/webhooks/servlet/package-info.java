/** Taking deliveries as a Jakarta servlet. It needs the servlet API, which every container has; nothing else here does. */
@NullMarked
package app.winfactor.webhooks.servlet;

import org.jspecify.annotations.NullMarked;
