package app.winfactor.sdk;

import app.winfactor.sdk.model.Model;
import app.winfactor.sdk.model.OpenEnum;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model says of itself: its fields by their names in JSON, and what each holds. */
final class ModelShape {
    private ModelShape() {}

    /** One field. */
    record Field(Method accessor, Class<?> held) {
        boolean holdsOpenEnum() {
            return OpenEnum.class.isAssignableFrom(held);
        }

        boolean holdsModel() {
            return Model.class.isAssignableFrom(held);
        }

        /** What it holds in this model: nothing, one, or several. */
        Stream<?> valuesIn(Model model) {
            try {
                accessor.setAccessible(true);
                Object value = accessor.invoke(model);
                return value instanceof Optional<?> optional
                        ? optional.stream()
                        : value instanceof List<?> list ? list.stream() : Stream.of(value);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(accessor.toString(), e);
            }
        }
    }

    static Map<String, Field> of(Class<?> model) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> level = model; level != Model.class; level = level.getSuperclass()) {
            for (Method method : level.getDeclaredMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                    JsonProperty named = method.getAnnotation(JsonProperty.class);
                    String name = named == null ? method.getName() : named.value();
                    fields.put(name, new Field(method, held(method.getGenericReturnType())));
                }
            }
        }
        return fields;
    }

    private static Class<?> held(Type type) {
        return type instanceof ParameterizedType container
                ? held(container.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    /** This model and every one in it. */
    static Stream<Model> everyModelIn(Model model, Class<?> declared) {
        Stream<Model> inside = of(declared).values().stream()
                .filter(Field::holdsModel)
                .flatMap(field ->
                        field.valuesIn(model).map(Model.class::cast).flatMap(held -> everyModelIn(held, field.held())));
        return Stream.concat(Stream.of(model), inside);
    }
}
