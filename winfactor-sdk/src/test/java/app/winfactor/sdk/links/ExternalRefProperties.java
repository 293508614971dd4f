package app.winfactor.sdk.links;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ExternalRefProperties {
    @Property
    void whatIsPutTogetherComesApartTheSame(
            @ForAll @CharRange(from = '!', to = '9') @StringLength(min = 1, max = 20) String system,
            @ForAll @CharRange(from = 'A', to = 'z') @StringLength(min = 1, max = 20) String type,
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 100) String id) {
        ExternalRef ref = ExternalRef.of(system, type, id);

        assertThat(ExternalRef.parse(ref.toString())).isEqualTo(ref);
        assertThat(ref.idIn(system, type)).contains(id);
    }

    @Property
    void anyStringThatIsNotTooLongIsKept(@ForAll @StringLength(max = 200) String any) {
        assertThat(ExternalRef.raw(any)).hasToString(any).isEqualTo(ExternalRef.received(any));
    }
}
