"""Start a kernel by its name, as every Jupyter program does, run one cell, print its value.

    one_cell.py KERNEL CODE
"""

import sys

from jupyter_client.manager import start_new_kernel


def main():
    name, code = sys.argv[1:]
    manager, client = start_new_kernel(kernel_name=name, startup_timeout=60)
    try:
        shown = []
        client.execute_interactive(code, timeout=60, output_hook=shown.append)
        for message in shown:
            if message["msg_type"] == "execute_result":
                print(message["content"]["data"]["text/plain"])
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


if __name__ == "__main__":
    main()
