package app.winfactor.webhooks;

import static app.winfactor.webhooks.Genuine.BODY;
import static app.winfactor.webhooks.Genuine.HEADER;
import static app.winfactor.webhooks.Genuine.MAC;
import static app.winfactor.webhooks.Genuine.NOW;
import static app.winfactor.webhooks.Genuine.bytes;
import static app.winfactor.webhooks.Genuine.hmac;
import static app.winfactor.webhooks.Genuine.signed;
import static app.winfactor.webhooks.Genuine.signedAt;
import static app.winfactor.webhooks.SignatureAttack.Verdict.ACCEPTED;
import static app.winfactor.webhooks.SignatureAttack.Verdict.FUTURE;
import static app.winfactor.webhooks.SignatureAttack.Verdict.MALFORMED;
import static app.winfactor.webhooks.SignatureAttack.Verdict.MISSING;
import static app.winfactor.webhooks.SignatureAttack.Verdict.STALE;
import static app.winfactor.webhooks.SignatureAttack.Verdict.WRONG;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.winfactor.webhooks.support.Signing;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody could send in the place of a genuine delivery, and the verdict on it. What is accepted looks odd and is
 * genuine all the same: refusing it would lose a delivery. A name is the whole story.
 */
@SuppressWarnings("ImmutableEnumChecker") // a body is bytes
enum SignatureAttack {
    // nothing there
    NO_HEADER(MISSING, null),
    AN_EMPTY_HEADER(MISSING, ""),
    A_BLANK_HEADER(MISSING, " "),
    A_HEADER_OF_A_TAB(MISSING, "\t"),
    A_HEADER_OF_AN_IDEOGRAPHIC_SPACE(MISSING, "\u3000"),

    // another form
    NO_PAIRS(MALFORMED, "nonsense"),
    A_TIME_ALONE(MALFORMED, "t=" + NOW),
    A_SIGNATURE_ALONE(MALFORMED, "v1=" + MAC),
    A_SIGNATURE_WITHOUT_A_NAME(MALFORMED, MAC),
    A_TIME_WITHOUT_A_NAME(MALFORMED, "=" + NOW + ",v1=" + MAC),
    THE_FORM_OF_ANOTHER_SERVICE(MALFORMED, "sha256=" + MAC),
    A_SEMICOLON_FOR_THE_COMMA(MALFORMED, "t=" + NOW + ";v1=" + MAC),
    A_COLON_FOR_THE_EQUALS_SIGN(MALFORMED, "t:" + NOW + ",v1:" + MAC),
    A_COMMA_AT_THE_END(MALFORMED, HEADER + ","),
    A_COMMA_AT_THE_BEGINNING(MALFORMED, "," + HEADER),
    TWO_COMMAS_IN_A_ROW(MALFORMED, "t=" + NOW + ",,v1=" + MAC),
    QUOTED_AS_A_WHOLE(MALFORMED, "\"" + HEADER + "\""),
    QUOTED_VALUES(MALFORMED, "t=\"" + NOW + "\",v1=\"" + MAC + "\""),
    A_QUOTED_SIGNATURE(MALFORMED, "t=" + NOW + ",v1=\"" + MAC + "\""),
    PERCENT_ENCODED(MALFORMED, "t%3D" + NOW + "%2Cv1%3D" + MAC),
    JSON_INSTEAD(MALFORMED, "{\"t\":" + NOW + ",\"v1\":\"" + MAC + "\"}"),
    THE_SIGNATURE_BEFORE_THE_TIME(ACCEPTED, "v1=" + MAC + ",t=" + NOW),

    // white space
    A_BLANK_AFTER_THE_COMMA(ACCEPTED, "t=" + NOW + ", v1=" + MAC),
    TABS_AND_BLANKS_BEFORE_EACH_NAME(ACCEPTED, " \tt=" + NOW + ", \t v1=" + MAC),
    A_BLANK_BEFORE_THE_COMMA(MALFORMED, "t=" + NOW + " ,v1=" + MAC),
    A_BLANK_AT_THE_END(MALFORMED, HEADER + " "),
    A_BLANK_BEFORE_AN_EQUALS_SIGN(MALFORMED, "t=" + NOW + ",v1 =" + MAC),
    A_BLANK_AFTER_AN_EQUALS_SIGN(MALFORMED, "t=" + NOW + ",v1= " + MAC),
    A_NO_BREAK_SPACE_AFTER_THE_COMMA(MALFORMED, "t=" + NOW + ",\u00a0v1=" + MAC),
    A_LINE_END_AT_THE_END(MALFORMED, HEADER + "\n"),

    // schemes
    V0_ALONE(MALFORMED, "t=" + NOW + ",v0=" + MAC),
    V2_ALONE(MALFORMED, "t=" + NOW + ",v2=" + MAC),
    V1_IN_UPPER_CASE(MALFORMED, "t=" + NOW + ",V1=" + MAC),
    V01(MALFORMED, "t=" + NOW + ",v01=" + MAC),
    V11(MALFORMED, "t=" + NOW + ",v11=" + MAC),
    T_IN_UPPER_CASE(MALFORMED, "T=" + NOW + ",v1=" + MAC),
    A_NAME_THAT_ENDS_AS_V1_DOES(MALFORMED, "t=" + NOW + ",xv1=" + MAC),
    A_DOWNGRADE_TO_V0(WRONG, "t=" + NOW + ",v1=" + "0".repeat(64) + ",v0=" + MAC),
    SCHEMES_OF_THE_FUTURE_BESIDE_THE_RIGHT_ONE(ACCEPTED, "v0=zz,t=" + NOW + ",v2=,v1=" + MAC + ",nonce=a=b"),

    // look-alikes
    A_FULL_WIDTH_V(MALFORMED, "t=" + NOW + ",\uff561=" + MAC),
    A_FULL_WIDTH_1(MALFORMED, "t=" + NOW + ",v\uff11=" + MAC),
    A_GREEK_NU_FOR_V(MALFORMED, "t=" + NOW + ",\u03bd1=" + MAC),
    A_FULL_WIDTH_EQUALS_SIGN(MALFORMED, "t\uff1d" + NOW + ",v1=" + MAC),
    A_FULL_WIDTH_COMMA(MALFORMED, "t=" + NOW + "\uff0cv1=" + MAC),
    A_CYRILLIC_A_IN_THE_HEX(MALFORMED, "t=" + NOW + ",v1=\u0430" + MAC.substring(1)),
    FULL_WIDTH_HEX(MALFORMED, "t=" + NOW + ",v1=" + "\uff10".repeat(64)),
    A_ZERO_WIDTH_SPACE_BEFORE_V1(MALFORMED, "t=" + NOW + ",\u200bv1=" + MAC),

    // injection
    A_NULL_BYTE_AFTER_THE_SIGNATURE(MALFORMED, HEADER + "\0"),
    A_NULL_BYTE_BEFORE_THE_TIME(MALFORMED, "\0" + HEADER),
    A_NULL_BYTE_IN_THE_TIME(MALFORMED, "t=" + NOW + "\0,v1=" + MAC),
    A_LINE_BREAK_FOR_THE_COMMA(MALFORMED, "t=" + NOW + "\r\nv1=" + MAC),
    A_FOLDED_LINE(MALFORMED, "t=" + NOW + ",\r\n v1=" + MAC),
    A_HEADER_SMUGGLED_IN_BEHIND(MALFORMED, HEADER + "\r\nX-WinFactor-Delivery: evt_2"),

    // times
    NO_DIGITS(MALFORMED, "t=,v1=" + MAC),
    A_NEGATIVE_TIME(MALFORMED, "t=-" + NOW + ",v1=" + MAC),
    A_TIME_WITH_A_PLUS(MALFORMED, "t=+" + NOW + ",v1=" + MAC),
    A_TIME_BEHIND_A_BLANK(MALFORMED, "t= " + NOW + ",v1=" + MAC),
    A_DECIMAL_TIME(MALFORMED, "t=" + NOW + ".0,v1=" + MAC),
    A_HEXADECIMAL_TIME(MALFORMED, "t=0x" + Long.toHexString(NOW) + ",v1=" + MAC),
    A_TIME_WITH_AN_EXPONENT(MALFORMED, "t=1e9,v1=" + MAC),
    A_TIME_WITH_AN_UNDERSCORE(MALFORMED, "t=1_764_000_000,v1=" + MAC),
    AN_ISO_8601_TIME(MALFORMED, "t=2026-11-23T09:00:00Z,v1=" + MAC),
    MILLISECONDS_GENUINELY_SIGNED(MALFORMED, signedAt(NOW * 1000)),
    MORE_DIGITS_THAN_A_LONG_HAS(MALFORMED, "t=" + "9".repeat(26) + ",v1=" + MAC),
    ARABIC_DIGITS(MALFORMED, "t=" + "\u0661".repeat(10) + ",v1=" + MAC),
    FULL_WIDTH_DIGITS(MALFORMED, "t=" + "\uff11".repeat(10) + ",v1=" + MAC),
    MATHEMATICAL_DIGITS(MALFORMED, "t=" + "\ud835\udfcf".repeat(5) + ",v1=" + MAC),
    ONE_TIME_TWICE(MALFORMED, "t=" + NOW + "," + HEADER),
    A_NEW_TIME_BEFORE_THE_SIGNED_ONE(MALFORMED, "t=" + NOW + "," + signedAt(NOW - 3600)),
    A_NEW_TIME_AFTER_THE_SIGNED_ONE(MALFORMED, signedAt(NOW - 3600) + ",t=" + NOW),
    LEADING_ZEROS_AS_SIGNED(ACCEPTED, "t=00" + NOW + ",v1=" + Signing.hex(Signing.SECRET, "00" + NOW, BODY)),
    LEADING_ZEROS_THAT_WERE_NOT_SIGNED(WRONG, "t=00" + NOW + ",v1=" + MAC),
    AN_OLD_SIGNATURE_WITH_A_NEW_TIME(
            WRONG, "t=" + NOW + ",v1=" + Signing.hex(Signing.SECRET, Long.toString(NOW - 3600), BODY)),
    THE_BEGINNING_OF_TIME_UNSIGNED(WRONG, "t=0,v1=" + MAC),
    THE_BEGINNING_OF_TIME(STALE, signedAt(0)),
    THE_END_OF_TIME(FUTURE, signedAt(999_999_999_999L)),
    AS_OLD_AS_TOLERATED(ACCEPTED, signedAt(NOW - 300)),
    OLD_BY_ONE_SECOND_MORE(STALE, signedAt(NOW - 301)),
    AS_FAR_AHEAD_AS_TOLERATED(ACCEPTED, signedAt(NOW + 300)),
    AHEAD_BY_ONE_SECOND_MORE(FUTURE, signedAt(NOW + 301)),

    // several
    TWO_HEADERS_JOINED(MALFORMED, HEADER + ", " + HEADER),
    TWO_HEADERS_JOINED_OF_WHICH_ONE_HAS_NO_TIME(ACCEPTED, "v1=" + "0".repeat(64) + ", " + HEADER),
    THE_RIGHT_SIGNATURE_AMONG_WRONG_ONES(
            ACCEPTED, "t=" + NOW + ",v1=" + "0".repeat(64) + ",v1=" + MAC + ",v1=" + "f".repeat(64)),
    THE_RIGHT_SIGNATURE_AMONG_IMPOSSIBLE_ONES(ACCEPTED, "t=" + NOW + ",v1=,v1=short,v1=" + MAC + ",v1=zz"),
    ALL_OF_SEVERAL_WRONG(WRONG, "t=" + NOW + ",v1=" + "0".repeat(64) + ",v1=" + "f".repeat(64)),
    THE_SIXTEENTH_SIGNATURE_IS_RIGHT(ACCEPTED, "t=" + NOW + (",v1=" + "0".repeat(64)).repeat(15) + ",v1=" + MAC),
    SEVENTEEN_SIGNATURES(MALFORMED, HEADER + ",v1=".repeat(16)),
    TEN_THOUSAND_SIGNATURES(MALFORMED, HEADER + (",v1=" + "0".repeat(64)).repeat(10_000)),

    // size
    A_HEADER_OF_4096_CHARACTERS(ACCEPTED, HEADER + ",x=" + "y".repeat(4093 - HEADER.length())),
    A_HEADER_OF_4097_CHARACTERS(MALFORMED, HEADER + ",x=" + "y".repeat(4094 - HEADER.length())),
    A_MEGABYTE_BEHIND_A_GENUINE_HEADER(MALFORMED, HEADER + ",x=" + "y".repeat(1_000_000)),
    A_MEGABYTE_OF_BLANKS(MALFORMED, " ".repeat(1_000_000)),
    A_MEGABYTE_OF_COMMAS(MALFORMED, ",".repeat(1_000_000)),

    // signatures
    NO_HEX(MALFORMED, "t=" + NOW + ",v1="),
    HEX_OF_63_DIGITS(MALFORMED, "t=" + NOW + ",v1=" + MAC.substring(1)),
    HEX_OF_65_DIGITS(MALFORMED, HEADER + "0"),
    A_LETTER_THAT_IS_NO_HEX(MALFORMED, "t=" + NOW + ",v1=g" + MAC.substring(1)),
    THE_SIGNATURE_TWICE_IN_ONE(MALFORMED, HEADER + MAC),
    HEX_BEHIND_0X(MALFORMED, "t=" + NOW + ",v1=0x" + MAC),
    UPPER_CASE_HEX(ACCEPTED, "t=" + NOW + ",v1=" + MAC.toUpperCase(Locale.ROOT)),
    BASE64(
            MALFORMED,
            "t=" + NOW + ",v1="
                    + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(MAC))),
    ALL_ZEROS(WRONG, "t=" + NOW + ",v1=" + "0".repeat(64)),
    THE_LAST_DIGIT_CHANGED(WRONG, HEADER.substring(0, HEADER.length() - 1) + (MAC.endsWith("0") ? '1' : '0')),
    HMAC_SHA1(MALFORMED, "t=" + NOW + ",v1=" + hmac("HmacSHA1")),
    HMAC_SHA512(MALFORMED, "t=" + NOW + ",v1=" + hmac("HmacSHA512")),
    HMAC_SHA512_CUT_TO_LENGTH(WRONG, "t=" + NOW + ",v1=" + hmac("HmacSHA512").substring(0, 64)),
    A_PLAIN_HASH_OF_SECRET_AND_BODY(WRONG, "t=" + NOW + ",v1=" + Genuine.plainHash()),

    // what was signed
    THE_BODY_WITHOUT_THE_TIME(WRONG, "t=" + NOW + ",v1=" + Genuine.hmacOf(BODY)),
    TIME_AND_BODY_WITHOUT_THE_DOT(WRONG, "t=" + NOW + ",v1=" + Genuine.hmacOf(bytes(NOW + Genuine.JSON))),
    BODY_AND_TIME_IN_THE_OTHER_ORDER(WRONG, "t=" + NOW + ",v1=" + Genuine.hmacOf(bytes(Genuine.JSON + "." + NOW))),
    THE_BODY_WITH_OTHER_WHITE_SPACE(WRONG, HEADER, bytes(Genuine.JSON.replace(":", ": "))),
    THE_BODY_WITH_ITS_FIELDS_IN_ANOTHER_ORDER(WRONG, HEADER, bytes("{\"total\":1.10,\"event\":\"quote.sent\"}")),
    THE_BODY_WITH_A_NUMBER_WRITTEN_SHORTER(WRONG, HEADER, bytes(Genuine.JSON.replace("1.10", "1.1"))),
    THE_BODY_WITH_A_LETTER_ESCAPED(WRONG, HEADER, bytes(Genuine.JSON.replace("quote", "\\u0071uote"))),
    THE_BODY_WITH_A_LINE_END_MORE(WRONG, HEADER, bytes(Genuine.JSON + "\n")),
    THE_BODY_BEHIND_A_BYTE_ORDER_MARK(WRONG, HEADER, bytes("\ufeff" + Genuine.JSON)),
    A_BYTE_ORDER_MARK_THAT_WAS_SIGNED(ACCEPTED, signed(bytes("\ufeff" + Genuine.JSON)), bytes("\ufeff" + Genuine.JSON)),
    A_SIGNED_BYTE_ORDER_MARK_TAKEN_AWAY(WRONG, signed(bytes("\ufeff" + Genuine.JSON)), BODY),
    THE_BODY_IN_UTF_16(WRONG, HEADER, Genuine.JSON.getBytes(UTF_16)),
    THE_BODY_CUT_SHORT(WRONG, HEADER, bytes(Genuine.JSON.substring(1))),
    SOMETHING_BEHIND_THE_BODY(WRONG, HEADER, bytes(Genuine.JSON + "{}")),
    A_NULL_BYTE_BEHIND_THE_BODY(WRONG, HEADER, bytes(Genuine.JSON + "\0")),
    THE_BODY_TAKEN_AWAY(WRONG, HEADER, new byte[0]),
    NO_BODY_GENUINELY_SIGNED(ACCEPTED, signed(new byte[0]), new byte[0]),
    THE_BEGINNING_OF_A_SIGNED_BODY_MOVED_INTO_THE_TIME(
            MALFORMED, "t=" + NOW + ".{},v1=" + Signing.hex(Signing.SECRET, NOW + ".{}", BODY)),

    // secrets
    ANOTHER_SECRET(WRONG, Signing.header(Signing.OTHER_SECRET, NOW, BODY)),
    THE_SECRET_WITHOUT_ITS_PREFIX(WRONG, Signing.header(Signing.SECRET.substring("whsec_".length()), NOW, BODY)),
    THE_PREFIX_OF_THE_SECRET_ALONE(WRONG, Signing.header("whsec_", NOW, BODY)),
    THE_SECRET_IN_UPPER_CASE(WRONG, Signing.header(Signing.SECRET.toUpperCase(Locale.ROOT), NOW, BODY)),
    THE_SECRET_WITH_A_LINE_END(WRONG, Signing.header(Signing.SECRET + "\n", NOW, BODY)),
    THE_SECRET_IN_BASE64(
            WRONG, Signing.header(Base64.getEncoder().encodeToString(Signing.SECRET.getBytes(UTF_8)), NOW, BODY)),
    AN_EMPTY_SECRET(WRONG, Signing.header("", NOW, BODY)),
    THE_OLD_SECRET_WHILE_IT_IS_REPLACED(ACCEPTED, HEADER, BODY, Signing.OTHER_SECRET, Signing.SECRET),
    THE_NEW_SECRET_WHILE_IT_REPLACES(ACCEPTED, HEADER, BODY, Signing.SECRET, Signing.OTHER_SECRET),
    THE_OLD_SECRET_AFTER_IT_WAS_REPLACED(WRONG, HEADER, BODY, Signing.OTHER_SECRET),
    A_THIRD_SECRET_WHILE_ONE_IS_REPLACED(
            WRONG, Signing.header("whsec_third", NOW, BODY), BODY, Signing.OTHER_SECRET, Signing.SECRET);

    enum Verdict {
        ACCEPTED,
        MISSING,
        MALFORMED,
        WRONG,
        STALE,
        FUTURE
    }

    private final Verdict expected;
    private final @Nullable String header;
    private final byte[] body;
    private final List<String> secrets;

    SignatureAttack(Verdict expected, @Nullable String header) {
        this(expected, header, BODY);
    }

    SignatureAttack(Verdict expected, @Nullable String header, byte[] body) {
        this(expected, header, body, Signing.SECRET);
    }

    SignatureAttack(Verdict expected, @Nullable String header, byte[] body, String... secrets) {
        this.expected = expected;
        this.header = header;
        this.body = body;
        this.secrets = List.of(secrets);
    }

    Verdict expected() {
        return expected;
    }

    @Nullable String header() {
        return header;
    }

    byte[] body() {
        return body;
    }

    /** What the receiver is told, which is not always what was signed with. */
    String[] secrets() {
        return secrets.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
