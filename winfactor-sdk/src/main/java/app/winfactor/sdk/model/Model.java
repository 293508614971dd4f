package app.winfactor.sdk.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.immutables.value.Value;

/** What everything that WinFactor answers has. It is extended by the models of this SDK only. */
public abstract class Model {
    /** For the models of this SDK. */
    protected Model() {}

    /** {@return the fields that this version of the SDK does not know, by name; written again when the model is} */
    @JsonAnyGetter
    @Value.Redacted // what is not known could be a secret
    public abstract Map<String, JsonNode> unknownFields();
}
