"""What surrounds the timeline: top bar, tiles, legend, notices, status line."""
