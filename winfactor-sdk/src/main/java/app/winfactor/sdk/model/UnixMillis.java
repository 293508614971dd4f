package app.winfactor.sdk.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A time that is Unix milliseconds in JSON, whatever the mapper that reads or writes it is set to. Jackson's own way to say
 * so, a {@code JsonFormat}, is silently ignored by versions of its module that are still in use, and every time a thousandfold.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = UnixMillisJson.Writer.class)
@JsonDeserialize(using = UnixMillisJson.Reader.class)
public @interface UnixMillis {}
