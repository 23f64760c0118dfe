"""The kinds of cycle that ship, one file each. A further kind is one more file like these."""
