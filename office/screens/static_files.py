"""Styles and scripts under hashed names, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Gathered(CompressedManifestStaticFilesStorage):
    """Scripts import each other by hashed names too; otherwise one page would run two copies of one script."""

    support_js_module_import_aggregation = True
