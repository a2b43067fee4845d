"""The interface: shows and edits facts and choices; the only room that knows Qt."""
