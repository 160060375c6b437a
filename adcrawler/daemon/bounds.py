"""What a crawl that a worker started does first: it bounds itself, and dies with its worker."""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1


def bound_this_process() -> None:
    """Keep within the memory that the parent allows, and do not outlive it; alone, do nothing."""
    if space := os.environ.get("ADCRAWLER_ADDRESS_SPACE"):
        resource.setrlimit(resource.RLIMIT_AS, (int(space), int(space)))
    if parent := os.environ.get("ADCRAWLER_PARENT"):
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != int(parent):  # it died before we asked to be told
            sys.exit("adcrawler: the worker that started this crawl is gone")
