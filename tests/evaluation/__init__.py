"""How well the readers read: annotated texts, scores, and floors under them."""
