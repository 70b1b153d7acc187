"""The web application: pages rendered on the server and an interface for programs, on this machine alone.

It shows what the library answers and works out nothing of its own. No script, no cookie, nothing fetched.
"""

from lineofsight.web.settings import Settings

__all__ = ["Settings"]
