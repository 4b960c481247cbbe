"""The requirements: one module each, plain functions that read answers and cite their source."""
