#!/bin/sh
# Sets the service in Python up, in a virtual environment of their own.
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
