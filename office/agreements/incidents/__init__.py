"""Tell us at once: a serious incident on an agreement, by kind and number and never by name."""
