"""Draws the icons of all sizes and systems from resources/icons/conference-planner.svg.

Run it with `.venv/bin/python packaging/make_icons.py` after a change of the drawing.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt  # noqa: TID251 - no core
from PySide6.QtGui import QColor, QImage, QPainter, QPen  # noqa: TID251
from PySide6.QtSvg import QSvgRenderer  # noqa: TID251

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "resources" / "icons"  # the window shows one, the Linux desktop all
CONTAINERS = ROOT / "packaging" / "icons"  # for the builds of Windows and macOS
DRAWING = PICTURES / "conference-planner.svg"
CHECK_MARKS = {"check-light": "#ffffff", "check-dark": "#10142a"}  # on the accent of each scheme
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's four-letter names; some sizes come twice, for a plain and for a fine screen.
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
}


def make_icons() -> None:
    """Write a PNG for each size, an .ico for Windows and an .icns for macOS."""
    pictures = {size: draw(size) for size in PNG_SIZES}
    for size, picture in pictures.items():
        (PICTURES / f"conference-planner-{size}.png").write_bytes(picture)
    (CONTAINERS / "conference-planner.ico").write_bytes(ico({s: pictures[s] for s in ICO_SIZES}))
    for name, colour in CHECK_MARKS.items():
        check_mark(colour, 1).save(str(PICTURES / f"{name}.png"))
        check_mark(colour, 2).save(str(PICTURES / f"{name}@2x.png"))
    parts = [(name, pictures[size]) for name, size in ICNS_SIZES.items()]
    (CONTAINERS / "conference-planner.icns").write_bytes(icns(parts))


def check_mark(colour: str, scale: int) -> QImage:
    """The tick of the style sheet's check boxes, 14 × 14 pixels at `scale` 1."""
    image = QImage(14 * scale, 14 * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pen = QPen(QColor(colour), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(3.2, 7.4), QPointF(5.8, 10), QPointF(10.8, 4.2)])
    painter.end()
    return image


def draw(size: int) -> bytes:
    """The drawing as a PNG of `size` × `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the name as bytes
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' container: a header, a table of 16 bytes a picture, then the PNG files."""
    table = b""
    offset = 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + b"".join(pictures.values())


def icns(parts: list[tuple[bytes, bytes]]) -> bytes:
    """Apple's container: each PNG behind its name and length."""
    body = b"".join(name + struct.pack(">I", len(data) + 8) + data for name, data in parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    make_icons()
