"""The columns of a spreadsheet of ties: one table for the check, the template file and the docs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading. `also` are headings people use for the same thing."""

    name: str
    required: bool
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("party", True, ("our side", "ฝ่ายเรา", "หน่วยงาน", "我方")),
    Column("partner", True, ("คู่สัมพันธ์", "เมืองคู่สัมพันธ์", "对方", "友城")),
    Column("partner_kind", False, ("ชนิดหน่วยงาน", "对方类型")),
    Column("partner_country", False, ("country", "ประเทศ", "国家")),
    Column("kind", True, ("รูปแบบ", "ประเภท", "类型")),
    Column("date", False, ("signed", "วันที่", "วันลงนาม", "日期")),
    Column("stage", False, ("ขั้นตอน", "阶段")),
    Column("said_by", False, ("ผู้ให้ข้อมูล", "说法来源方")),
    Column("as_written", False, ("ข้อความเดิม", "原文")),
    Column("source_title", False, ("แหล่งข้อมูล", "来源标题")),
    Column("source_address", True, ("source", "ที่อยู่แหล่งข้อมูล", "来源网址")),
)

BY_HEADING = {
    heading.casefold(): column.name
    for column in COLUMNS
    for heading in (column.name, column.name.replace("_", " "), *column.also)
}
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
