"""The Python run host: one run of one workload under one strategy, driven over JSON lines."""
