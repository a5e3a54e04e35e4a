"""The words of the archive as frozen values. Imports nothing of ours; every stage may import it."""
