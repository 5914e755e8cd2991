"""Who says what: cues, speakers, contents."""
