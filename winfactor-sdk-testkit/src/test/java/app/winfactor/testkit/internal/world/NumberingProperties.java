package app.winfactor.testkit.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class NumberingProperties {
    @Property
    void an_id_turns_back_into_its_number_and_with_another_seed_into_none(
            @ForAll long seed, @ForAll @IntRange(min = 0) int number) {
        String id = new Numbering("k57", seed).id(number);
        assertThat(id).matches("k57[0-9a-z]{28}");
        assertThat(new Numbering("k57", seed).number(id)).hasValue(number);
        assertThat(new Numbering("k57", seed + 1).number(id)).isEmpty();
    }

    @Property
    void neighbours_look_nothing_alike(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1_000_000) int number) {
        Numbering numbering = new Numbering("k57", seed);
        assertThat(numbering.id(number).substring(3, 9))
                .isNotEqualTo(numbering.id(number + 1).substring(3, 9));
    }

    @Property
    void nothing_else_turns_into_a_number(@ForAll long seed, @ForAll @StringLength(max = 40) String text) {
        Numbering numbering = new Numbering("k57", seed);
        assertThat(numbering.number(text)).isEmpty();
        assertThat(numbering.number("k57" + text)).isEmpty();
        assertThat(numbering.number(new Ids(seed).next("k57"))).isEmpty();
    }
}
