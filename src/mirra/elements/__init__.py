"""Elements: ``Component``, how one is declared, and control flow; frozen into the immutable nodes of ``node``."""
