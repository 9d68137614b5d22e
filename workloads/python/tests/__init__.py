"""Tests of the Python run host: most drive a real host over its pipes, as the app does."""
