"""The checklist: which criteria an ad meets, and what that is worth.

`audit(ad)` runs every criterion found in `criteria/`; nothing is registered by hand.
"""

from adcrawler.checklist.auditor import Audit, audit
from adcrawler.checklist.checklist import Checklist, default_checklist
from adcrawler.checklist.own_file import ChecklistError, load_checklist

__all__ = ["Audit", "Checklist", "ChecklistError", "audit", "default_checklist", "load_checklist"]
