"""What the gate judges an answer by: the prompt read back, the refusal read back, the reasons."""
