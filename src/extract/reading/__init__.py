"""Candidates -> readings: what the printed text of each field means, with its place."""
