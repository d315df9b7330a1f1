"""The day of the event by the kind of paper: minutes, agendas, notices, reports sent by wire."""

import pytest

from phinong.reader import read

PAPERS = [
    (
        "2024-05-12",
        "SISTER CITY COMMITTEE\nMinutes\n12 May 2024\n\nPresent: eight members. The committee "
        "talked"
        " about the visit of the delegation from Kunming, which is expected on 3 June 2024. It was"
        " agreed to ask the council for funds for the friendship agreement with Kunming.\n",
    ),
    (
        "2024-05-12",
        "รายงานการประชุมคณะทำงานเมืองพี่เมืองน้อง เชียงใหม่-คุนหมิง ครั้งที่ 2/2567\nวันอาทิตย์ที่ 12 พฤษภาคม "
        "2567\n\nผู้มาประชุม 8 คน\nวาระที่ 1 รับรองรายงานการประชุมเมื่อวันที่ 5 มกราคม "
        "2567\nวาระที่ 2 ที่ประชุมเห็นชอบให้จัด"
        "ค่ายเยาวชนวันที่ 3 สิงหาคม 2567\n",
    ),
    (
        "2024-05-12",
        "关于召开昆明市与清迈市友好城市工作组会议的通知\n\n为落实两市友好城市协议，定于近期召开工作组会议，现将有关事项通知如下。\n"
        "时间：2024年5月12日（星期日）上午9时\n地点：市政府三楼会议室\n昆明市外办\n2024年4月30日\n",
    ),
    (
        "2024-05-12",
        "EVENTS\n\nKunming-Chiang Mai Friendship Festival\n\nWhen: Sunday 12 May 2024\nWhere: "
        "Tha Phae"
        " Gate\n\nMusic and food of the two sister cities. Registration closes on 5 May 2024.\n",
    ),
    (
        "2024-05-12",
        "昆明市与清迈市举行友好城市会谈\n\n发布时间：2024-05-14　来源：市外办\n\n"
        "本报清迈5月13日电 昆明市市长刘佳晨12日在清迈会见"
        "清迈市市长，双方就友好城市合作交换意见。\n",
    ),
    (
        "2020-05-08",
        "昆明市人大常委会关于同意昆明市与清迈市建立友好城市关系的决定\n\n（2020年5月8日昆明市第十五届人民代表大会常务委员会第三十次会议"
        "通过）\n\n会议审议了市人民政府的议案，决定同意昆明市与泰国清迈市建立友好城市关系。\n",
    ),
    (
        "2024-05-12",
        "SISTER CITY AGREEMENT\n\nThe City of Kunming and the City of Chiang Mai agree to establish"
        " sister city relations.\n\nThis Agreement shall be valid for five years.\n\nDone in "
        "duplicate"
        " at Kunming, this 12th day of May 2024\n",
    ),
]


@pytest.mark.parametrize(("day", "text"), PAPERS, ids=range(len(PAPERS)))
def test_the_day_of_the_event(day, text):
    assert read(text).record["event_date"] == day


def test_the_day_on_which_minutes_were_put_on_a_site_is_not_that_of_the_meeting():
    text = (
        "MINUTES OF AGREED POINTS\n(Update: 24/12/2024 08:15)\n\nThe meeting of Kunming and Chiang"
        " Mai, sister cities, was opened in Kunming on 22/12/2024 with 86 delegates of both "
        "cities.\n"
    )
    assert read(text).record["event_date"] == "2024-12-22"
