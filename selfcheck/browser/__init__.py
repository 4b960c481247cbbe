"""The self-check in the browser: its bundle, its worker and its page script."""
