"""A small news site of our own, served on loopback: the tests' fixture and the source of `corridor demo`."""
