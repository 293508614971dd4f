package app.winfactor.testkit.internal;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** The one stub behind all others. As a source of mappings, it is there again after a reset. */
final class CatchAll implements MappingsSource {
    @Override
    public void loadMappingsInto(StubMappings mappings) {
        mappings.addMapping(WireMock.any(WireMock.anyUrl())
                .atPriority(Integer.MAX_VALUE)
                .willReturn(WireMock.aResponse().withTransformers(Gateway.NAME))
                .build());
    }

    // Stubs live as long as the server does: there is nowhere to keep them, and nothing to remove them from.

    @Override
    public void save(List<StubMapping> mappings) {}

    @Override
    public void save(StubMapping mapping) {}

    @Override
    @SuppressWarnings("removal") // still abstract, so it has to be here
    public void remove(StubMapping mapping) {}

    @Override
    public void removeAll() {}
}
