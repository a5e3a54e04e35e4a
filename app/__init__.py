"""
The archive of industrial plans; its rooms are told in docs/ARCHITECTURE.md.

Whichever room is entered first, one thing is settled before: numpy's products are worked out by the thread that asks
for them. They are small here, and OpenBLAS would share each out to a thread per processor, which wait for one another
at full speed: where readers use the other processors, an alignment takes twice as long for it. OpenBLAS reads the
setting when numpy is loaded; whoever runs the program may have set it to something else.
"""

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
