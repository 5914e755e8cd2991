"""`python -m qawl`: the command line without the installed script."""

from qawl.cli import main

if __name__ == "__main__":
    main()
