"""Other products under the same questions; each runs in an environment of its own, which has nothing of ours."""
