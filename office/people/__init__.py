"""Who people are: users, organisations, memberships, roles and their standing."""
