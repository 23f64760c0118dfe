"""The needs register: what is needed, how we know, what we do not know yet, and who was asked."""
