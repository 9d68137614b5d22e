"""The launcher: one run of a program of the user's own, driven over JSON lines like any run host."""
