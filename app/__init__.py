"""The archive of industrial plans; its rooms are told in docs/ARCHITECTURE.md."""

__version__ = "0.1.0"
