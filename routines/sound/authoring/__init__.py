"""Making the clips: for authors, on their own machine. Nothing here runs on the server.

Needs the dependency group `voice` and the program lame; see docs/voice.md.
"""
