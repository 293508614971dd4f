package app.winfactor.sdk.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A time that is Unix milliseconds in JSON, whatever the mapper that reads or writes it is set to. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonFormat(
        shape = JsonFormat.Shape.NUMBER_INT,
        without = {
            JsonFormat.Feature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS,
            JsonFormat.Feature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS
        })
public @interface UnixMillis {}
