"""`make bench`: what a request costs, as a ratio to a bare Django page in the same run."""
