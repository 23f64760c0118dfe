"""Open contracting: every event of a procurement as a release of OCDS 1.1.5, made from the facts it changed."""
