"""The failing and the healthy programs of the corpus, one module per category."""
