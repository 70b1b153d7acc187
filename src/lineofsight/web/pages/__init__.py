"""The pages, by part of the site: each module turns a question into values, which its template draws.

A part is read when somebody first asks for it, so that the first page is there at once.
"""

from importlib import import_module

from lineofsight.web.page import Route

__all__ = ["PARTS", "routes"]

PARTS = {
    "": ("national",),
    "authorities": ("authorities", "authority", "authority_files", "authority_numbers", "indicator"),
    "changes": ("changes",),
    "changes.atom": ("changes",),
    "compare": ("compare",),
    "data": ("data", "data_api", "data_files", "data_methods"),
    "due": ("due",),
    # Addresses of their own come before those with a name in them, which would take them.
    "frameworks": ("framework_differences", "framework", "frameworks"),
    "reports": ("own_report", "corrections", "reader", "reports"),
    "review": ("review",),
    "themes": ("theme", "themes"),
}
"""The modules behind each first part of an address."""


def routes(part: str) -> tuple[Route, ...]:
    """The routes of a part of the site; none where there is no such part."""
    modules = [import_module(f"{__name__}.{name}") for name in PARTS.get(part, ())]
    return tuple(route for module in modules for route in module.ROUTES)
