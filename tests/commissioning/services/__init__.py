"""Tests of commissioning."""
