"""A headset, and the lock screen: what a page told them to do, for the tests to press."""

KEYS = """
window.keys = {};
MediaSession.prototype.setActionHandler = (name, act) => { keys[name] = act; };
MediaSession.prototype.setPositionState = (state) => { window.position = state; };
"""
