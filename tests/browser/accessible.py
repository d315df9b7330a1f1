"""What axe finds on a page: the rules of WCAG 2.0 to 2.2, A and AA, and good practice."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only faults are told place by place: nobody reads what passes, and telling it takes as long.
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"]}


def violations(page: Page) -> list[str]:
    """What axe finds, as "rule: first place"; nothing on a page as it should be."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:140]}" for one in found]
