"""Pairs of reports of one speaker's words of one day: the same utterance, or two."""
