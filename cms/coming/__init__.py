"""The forward plan: which decisions are due soon."""
