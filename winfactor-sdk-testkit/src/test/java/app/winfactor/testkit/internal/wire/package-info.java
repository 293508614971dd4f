@org.jspecify.annotations.NullMarked
package app.winfactor.testkit.internal.wire;
