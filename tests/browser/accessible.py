"""What axe finds on a page: the rules of WCAG 2.0 to 2.2, A and AA, and good practice."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only faults are told place by place: nobody reads what passes, and telling it takes as long.
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"]}
# A page has a dozen colours, and axe makes numbers of their words thousands of times: a third of
# all it does. Each is made once here, by axe itself, and what it finds stays the same.
EACH_COLOUR_ONCE = """() => {
  const { prototype } = axe.commons.color.Color, parse = prototype.parseString, known = new Map();
  prototype.parseString = function (words) {
    const same = known.get(words);
    if (same) return Object.assign(this, same);
    parse.call(this, words);
    const { r, g, b, alpha } = this;
    known.set(words, { r, g, b, alpha });
    return this;
  };
}"""
AXE = f"{Axe().axe_script};({EACH_COLOUR_ONCE})()"


def violations(page: Page) -> list[str]:
    """What axe finds, as "rule: first place"; nothing on a page as it should be."""
    page.evaluate(AXE)
    run = "options => axe.run(options).then(({ violations }) => violations)"
    found = page.evaluate(run, OPTIONS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:140]}" for one in found]
