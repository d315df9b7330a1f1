"""GeoNames' first-level codes to ISO 3166-2, for the countries where a city's division matters.

GeoNames uses FIPS codes, not ISO's; pairs were read off the largest cities of each code.
"""

from typing import Final


def _pairs(country: str, text: str) -> dict[str, str]:
    pairs = (pair.split(":") for pair in text.split())
    return {code: f"{country}-{iso}" for code, iso in pairs}


_JAPAN = (
    "23 05 02 12 38 18 40 07 21 10 34 01 28 08 17 03 37 46 14 39 43 26 24 04 45 20 42 29 15 44 "
    "33 27 41 11 25 32 22 09 36 13 31 16 30 06 35 19 47"
).split()

ADMIN1: Final[dict[str, dict[str, str]]] = {
    "JP": {f"{place:02}": f"JP-{iso}" for place, iso in enumerate(_JAPAN, start=1)},
    "CN": _pairs(
        "CN",
        "01:AH 02:ZJ 03:JX 04:JS 05:JL 06:QH 07:FJ 08:HL 09:HA 10:HE 11:HN 12:HB 13:XJ 14:XZ "
        "15:GS 16:GX 18:GZ 19:LN 20:NM 21:NX 22:BJ 23:SH 24:SX 25:SD 26:SN 28:TJ 29:YN 30:GD "
        "31:HI 32:SC 33:CQ",
    ),
    "LA": _pairs(
        "LA",
        "01:AT 02:CH 03:HO 07:OU 13:XA 14:XI 15:KH 16:LM 17:LP 18:PH 19:SL 20:SV 22:BK 23:BL "
        "24:VT 26:XE 27:VI",
    ),
    "MM": _pairs(
        "MM",
        "01:16 02:14 03:07 04:11 05:13 06:12 08:04 10:01 11:17 12:05 13:15 15:03 16:02 17:06 18:18",
    ),
    "KH": _pairs(
        "KH",
        "02:3 03:4 04:5 05:6 07:8 08:9 09:10 10:11 12:15 13:13 14:14 17:19 18:20 19:21 21:7 22:12 "
        "23:16 24:17 25:1 26:23 27:22 28:18 29:2 30:24 31:25",
    ),
    "MY": _pairs(
        "MY",
        "01:01 02:02 03:03 04:04 05:05 06:06 07:08 08:09 09:07 11:13 12:10 13:11 14:14 15:15 "
        "16:12 17:16",
    ),
    "ID": _pairs(
        "ID",
        "01:AC 02:BA 03:BE 04:JK 05:JA 07:JT 08:JI 10:YO 11:KB 12:KS 13:KT 14:KI 15:LA 17:NB "
        "18:NT 21:ST 22:SG 24:SB 26:SU 28:MA 29:MU 30:JB 31:SA 32:SS 33:BT 34:GO 35:BB 36:PA "
        "37:RI 38:SN 39:PB 40:KR 41:SR 42:KU",
    ),
    "KR": _pairs(
        "KR",
        "01:49 03:45 05:43 06:42 10:26 11:11 12:28 13:41 14:47 15:27 16:46 17:44 18:29 19:30 "
        "20:48 21:31 22:50",
    ),
    "MN": _pairs(
        "MN",
        "01:073 02:069 03:071 06:061 07:063 08:059 09:057 10:065 11:039 12:043 13:041 14:053 "
        "15:055 16:049 17:051 18:047 19:046 20:1 21:067 23:037 24:064 25:035",
    ),
}
