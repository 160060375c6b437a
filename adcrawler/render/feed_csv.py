"""What `adcrawler crawl -O ads.csv` writes."""

from typing import Any

from scrapy.exporters import CsvItemExporter

from adcrawler.plain import cell


class CellExporter(CsvItemExporter):
    """Scrapy's, with no cell that a spreadsheet would run."""

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:
        return cell(super().serialize_field(field, name, value))
