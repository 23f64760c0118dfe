"""Tests of the needs register."""
