"""What is considered, said, resolved and promised at generated meetings, in three languages.

Every line says that it is a sample. There are few, so that they recur as such words do.
"""

from collections.abc import Sequence

from phinong.site.generate.names import marked

Line = tuple[str, str, str]

MATTERS: tuple[Line, ...] = (
    ("รับรองรายงานการประชุม", "Adoption of the minutes", "通过会议纪要"),
    ("ติดตามสิ่งที่ต้องทำต่อ", "Follow-up of commitments", "后续事项落实情况"),
    ("แผนการแลกเปลี่ยนนักศึกษา", "Plan for the exchange of students", "学生交流计划"),
    ("การเยือนของคณะผู้แทน", "Visit of a delegation", "代表团来访"),
    ("งบประมาณการจัดงานประจำปี", "Budget of the yearly fair", "年度活动预算"),
    ("ร่างแผนปฏิบัติการ", "Draft action plan", "行动计划草案"),
    ("การต่ออายุบันทึกความเข้าใจ", "Renewal of a memorandum", "谅解备忘录续签"),
)
NOTES: tuple[Line, ...] = (
    ("ที่ประชุมขอให้ตรวจสอบงบประมาณอีกครั้ง", "The budget is to be checked again.", "预算须再次核对。"),
    (
        "ฝ่ายเลขานุการจะแจ้งผลในการประชุมครั้งต่อไป",
        "The secretary reports next time.",
        "秘书下次会议报告。",
    ),
    ("หน่วยงานขอเลื่อนกำหนดออกไปหนึ่งเดือน", "One more month is asked for.", "请求延期一个月。"),
)
RESOLVED: tuple[Line, ...] = (
    ("ที่ประชุมรับทราบ", "The meeting took note.", "会议知悉。"),
    ("ที่ประชุมเห็นชอบตามที่เสนอ", "The meeting agreed as proposed.", "会议同意所提方案。"),
    ("ให้ตั้งคณะทำงานพิจารณารายละเอียด", "A working group is to see to it.", "设立工作组研究细节。"),
    ("ให้เลื่อนไปพิจารณาในการประชุมครั้งต่อไป", "Put off to the next meeting.", "推迟至下次会议审议。"),
)
PROMISES: tuple[Line, ...] = (
    ("ส่งรายชื่อผู้เข้าร่วมโครงการแลกเปลี่ยน", "Send the names for the exchange", "提交交流项目名单"),
    ("จัดทำแผนงบประมาณ", "Draw up the budget", "编制预算"),
    ("ประสานหน่วยงานเจ้าของพื้นที่", "Ask the offices of the area", "协调属地部门"),
    ("รายงานผลการเยือน", "Report on the visit", "报告访问成果"),
    ("แปลเอกสารเป็นภาษาอังกฤษ", "Translate the papers into English", "将文件译成英文"),
    ("นัดหมายการประชุมออนไลน์กับคู่ภาคี", "Arrange an online meeting", "安排线上会议"),
)
ABSENT = "ติดราชการ (ตัวอย่าง)"


def words(lines: Sequence[Line], number: int) -> dict[str, str]:
    """The line with this number, beginning again after the last."""
    th, en, zh = lines[number % len(lines)]
    return marked({"th": th, "en": en, "zh-Hans": zh})
