"""What was decided, by whom and why? Drafted, advised on, declared on, signed, carried out, published."""
