"""The printed plan in each layout: a PDF, and a picture of its first page."""

from datetime import UTC, datetime
from pathlib import Path

from planner.exporters.print_options import Layout, PrintOptions
from planner.ui.print_layout import make_content
from planner.ui.printing import page_images, pages_for, save_pdf
from planner.ui.workspace import Workspace


def print_all(workspace: Workspace, folder: Path) -> None:
    today = datetime.now(UTC).date()
    for layout in Layout:
        name = "plan" if layout is Layout.AGENDA else f"plan-{layout}"
        options = PrintOptions(layout=layout)
        content = make_content(workspace.timetable, workspace.plan, options, today)
        pdf, page = folder / f"{name}.pdf", folder / f"{name}-page.png"
        save_pdf(content, options, pdf)
        page_images(pages_for(content, options))[0].save(str(page))
        print(pdf, page, sep="\n")
