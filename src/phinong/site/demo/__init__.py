"""The demonstration register: Chiang Mai's ties as public sources tell them, loaded by actions."""
