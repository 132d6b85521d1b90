"""How the language model is made: from treebanks and names to an ONNX file. Not shipped."""
