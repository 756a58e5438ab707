"""Django's command line for Calfcare."""

import sys

from django.core.management import execute_from_command_line

from calfcare.local import local_environment

if __name__ == "__main__":
    local_environment()
    execute_from_command_line(sys.argv)
