"""Letters and words; knows no lexicon."""
