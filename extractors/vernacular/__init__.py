"""Readers for Chinese and Urdu, which are read by word lists and word order, without a parser."""
