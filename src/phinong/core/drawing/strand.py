"""Two threads in a box of 44 × 12: the shape is the state, before any colour.

Twisted and whole: established. One thread still dotted: in process. Slack and fine: quiet.
Cut: ended. Both dotted: not verified. `evidence` is the bundle of lines for sources.
"""

STRANDS = {
    "established": (
        '<path class="th-b" d="M4 6C10 12 16 12 22 6S34 0 40 6"/>'
        '<path class="th-a" d="M4 6C10 0 16 0 22 6S34 12 40 6"/>'
        '<circle cx="4" cy="6" r="2.6" class="kn-a"/><circle cx="40" cy="6" r="2.6" class="kn-b"/>'
    ),
    "process": (
        '<path class="th-b" stroke-dasharray=".1 4" d="M4 6C10 12 16 12 22 6S34 0 40 6"/>'
        '<path class="th-a" d="M4 6C10 0 16 0 22 6"/>'
        '<circle cx="4" cy="6" r="2.6" class="kn-a"/>'
        '<circle cx="40" cy="6" r="2.2" class="th-b" stroke-width="1.3"/>'
    ),
    "quiet": (
        '<path class="th-b" stroke-width="1.2" opacity=".8" d="M4 3C14 14 30 14 40 3"/>'
        '<path class="th-a" stroke-width="1.2" opacity=".8" d="M4 3C15 9 29 9 40 3"/>'
        '<circle cx="4" cy="3" r="2" class="kn-a"/><circle cx="40" cy="3" r="2" class="kn-b"/>'
    ),
    "ended": (
        '<path class="th-b" d="M40 6C36 2 32 2 28 4"/><path class="th-a" d="M4 6C8 10 12 10 16 8"/>'
        '<circle cx="4" cy="6" r="2.6" class="kn-a"/><circle cx="40" cy="6" r="2.6" class="kn-b"/>'
    ),
    "unverified": (
        '<path class="th-b" stroke-dasharray=".1 4" d="M4 6C10 12 16 12 22 6S34 0 40 6"/>'
        '<path class="th-a" stroke-dasharray=".1 4" d="M4 6C10 0 16 0 22 6S34 12 40 6"/>'
        '<circle cx="4" cy="6" r="2.2" class="th-a" stroke-width="1.3"/>'
        '<circle cx="40" cy="6" r="2.2" class="th-b" stroke-width="1.3"/>'
    ),
    "evidence": (
        '<path class="th-b" stroke-width="1.4" d="M4 2.5h36M4 6h36M4 9.5h24"/>'
        '<path class="th-a" stroke-width="2.4" d="M10 6h16"/>'
    ),
}


def strand_shape(state: str) -> str:
    """The inside of the strand's SVG; an unknown state is drawn as not verified."""
    return STRANDS.get(state, STRANDS["unverified"])
