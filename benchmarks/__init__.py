"""One script per claim about speed; each prints ratios of one run."""
