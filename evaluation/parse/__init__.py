"""Measures of the parser: treebanks, names, sentences, speed."""
