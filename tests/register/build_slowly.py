"""Run as a program: build REGISTER from FOLDER, slowly enough to be killed half-way."""

import sys
from pathlib import Path

from lineofsight.register import Register, build
from tests.register.readers import read_slowly

if __name__ == "__main__":
    with Register.open(Path(sys.argv[1])) as register:
        build(register, Path(sys.argv[2]), read=read_slowly, reader_version=1, workers=2)
