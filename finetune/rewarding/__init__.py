"""What GRPO trains on: prompts with their tasks, verifiable rewards, sampling within the grammar."""
