package app.winfactor.testkit;

import java.util.List;

/** What WCAG 2.2 AA asks of the eye, measured in the page itself. */
final class Eyesight {
    private static final String TOO_FAINT = """
            const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
            const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
            const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
            const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
            const behind = (element) => { const layers = []; for (let e = element; e; e = e.parentElement) { layers.push(parse(getComputedStyle(e).backgroundColor)); } return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]); };
            const visible = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".sr, .skip, [disabled], option");
            const scope = document.querySelector("dialog[open]") || document.body;
            const found = [];
            for (const e of scope.querySelectorAll("*")) {
              if (!visible(e)) continue;
              const style = getComputedStyle(e);
              const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
              if (text) {
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                const r = ratio(over(parse(style.color), behind(e)), behind(e));
                if (r < (large ? 3 : 4.5)) found.push("text " + r.toFixed(2) + " " + e.tagName + "." + e.className + " " + e.textContent.slice(0, 30));
              }
              if (e.matches("input, select, textarea, .btn:not(.bare)") && e.type !== "checkbox") {
                const r = ratio(parse(style.borderTopColor), behind(e.parentElement));
                if (r < 3) found.push("border " + r.toFixed(2) + " " + e.tagName + "." + e.className);
              }
            }
            return found;""";

    private static final String TOO_SMALL = """
            return [...document.querySelectorAll("button, a[href], input, select")]
              .filter((e) => e.checkVisibility() && !e.matches(".skip, .link"))
              .map((e) => [e, e.getBoundingClientRect()])
              .filter(([e, box]) => box.width < 24 || box.height < 24)
              .map(([e, box]) => Math.round(box.width) + " x " + Math.round(box.height) + " " + e.outerHTML.slice(0, 80));""";

    private static final String UNNAMED = """
            return [...document.querySelectorAll("button, a[href], input, select, textarea, dialog")]
              .filter((e) => e.checkVisibility())
              .filter((e) => !(e.textContent.trim() && !e.matches("select, dialog")) && !e.getAttribute("aria-label")
                && !(e.getAttribute("aria-labelledby") && document.getElementById(e.getAttribute("aria-labelledby")))
                && !(e.id && document.querySelector("label[for='" + e.id + "']")))
              .map((e) => e.outerHTML.slice(0, 120));""";

    private static final String TOO_WIDE = """
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > wide + 1)
              .map((e) => e.tagName + "." + e.className + " " + e.getBoundingClientRect().right);""";

    private static final String SAME_ID = """
            const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
            return ids.filter((id, i) => ids.indexOf(id) !== i);""";

    private Eyesight() {}

    /** {@return everything that somebody could not read, hit, name or see without scrolling sideways} */
    static List<?> problems(Browser browser) {
        return List.of(TOO_FAINT, TOO_SMALL, UNNAMED, TOO_WIDE, SAME_ID).stream()
                .flatMap(script -> ((List<?>) browser.script(script)).stream())
                .toList();
    }
}
