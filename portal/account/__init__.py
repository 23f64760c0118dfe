"""One's own account: signing in, messages, name, roles, invitations."""
