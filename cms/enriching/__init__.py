"""The editors' queue: published records that nobody has added a story or a picture to yet."""
