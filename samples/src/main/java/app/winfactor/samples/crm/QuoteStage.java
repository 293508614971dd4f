package app.winfactor.samples.crm;

import java.math.BigDecimal;

/**
 * Where a deal stands.
 *
 * @param stage the stage on the board
 * @param amount the total of the quote
 * @param currency its currency, ISO 4217
 */
public record QuoteStage(Stage stage, BigDecimal amount, String currency) {
    /** The stages of the board, one for each status of a quote. */
    public enum Stage {
        /** A draft is being written. */
        QUOTING,
        /** The customer has it. */
        PROPOSED,
        /** The customer has read it. */
        READ,
        /** The customer accepted. */
        WON,
        /** The customer declined. */
        LOST,
        /** The customer let it pass. */
        LAPSED
    }
}
