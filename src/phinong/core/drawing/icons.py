"""Line icons in a box of 20 × 20, drawn in the text's own colour."""

ICONS = {
    "arrow": '<path d="M4 10h12m-4.5-4.5L16 10l-4.5 4.5"/>',
    "back": '<path d="M16 10H4m4.5-4.5L4 10l4.5 4.5"/>',
    "check": '<path d="m4 10.5 4 4 8-9"/>',
    "close": '<path d="m5 5 10 10M15 5 5 15"/>',
    "down": '<path d="M10 3.5v9m-4-4 4 4 4-4M4 16.5h12"/>',
    "edit": '<path d="m4 16 .8-3.6L13 4.2l2.8 2.8-8.2 8.2zM11.4 5.8l2.8 2.8"/>',
    "eye": '<path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z"/>'
    '<circle cx="10" cy="10" r="2.2"/>',
    "link": '<path d="M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1'
    'M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1"/>',
    "memory": '<path d="M4 4.5c3-1 5 0 6 1.2 1-1.2 3-2.2 6-1.2v11c-3-1-5 0-6 1.2'
    '-1-1.2-3-2.2-6-1.2zM10 5.7v11"/>',
    "object": '<path d="M7 3h6v3l2 3v5.5L13 17H7l-2-2.5V9l2-3zM5 10.5h10"/>',
    "paper": '<path d="M5 2.5h7l3.5 3.5v11.5h-10.5zM12 2.5v3.5h3.5M7.5 10h5M7.5 13h5"/>',
    "people": '<path d="M3 16c0-3 2-4.5 4.5-4.5S12 13 12 16M13 11.7c2.3 0 4 1.4 4 4.3"/>'
    '<circle cx="7.5" cy="7.5" r="2.6"/><circle cx="13.4" cy="8" r="2"/>',
    "person": '<circle cx="10" cy="7" r="3"/><path d="M4 16.5c0-3.2 2.5-5 6-5s6 1.8 6 5"/>',
    "pin": '<path d="M10 17.5s5-5 5-8.7a5 5 0 0 0-10 0c0 3.7 5 8.7 5 8.7z"/>'
    '<circle cx="10" cy="8.8" r="1.7"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "printer": '<path d="M6 8V3h8v5M6 14H3.5V8h13v6H14M6 12h8v5H6z"/>',
    "programme": '<path d="M3.5 5.5h13v11h-13zM3.5 9h13M7 3.5v3M13 3.5v3M7 12.5h2M11.5 12.5h2"/>',
    "ecosystem": '<path d="M10 17V9M10 12C6 12 4 9.5 4 6c4 0 6 2 6 6zM10 10c0-3.5 2-5.5 6-5.5'
    ' 0 3.5-2 5.5-6 5.5z"/>',
    "search": '<circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/>',
    "talk": '<path d="M3.5 4.5h13v9h-7l-4 3v-3h-2z"/>',
    "undo": '<path d="M7 5 3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H8"/>',
    "upload": '<path d="M10 13V3.5m-4 4 4-4 4 4M4 16.5h12"/>',
    "warning": '<path d="M10 3 18 16.5H2zM10 8v4M10 14.2v.1"/>',
}
