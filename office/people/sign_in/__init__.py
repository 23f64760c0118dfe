"""Signing in: by e-mailed code, authenticator, passkey or a code read out by the office. No passwords."""
