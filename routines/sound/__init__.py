"""A session in sound: its track, the clips and tones that it is joined from, and its address."""
