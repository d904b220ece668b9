"""The long trials of robustness: `python -m tools.soak`.

watch      a run of `tiltak ingest`, with the memory of its processes looked at
hostile    every hostile file alone, then all beside the example archive in one run
many       so many small documents in one run
kills      runs of the flow that are killed at random points
"""
