"""Ask a Jupyter server for an address until it answers, and print the answer.

    ask_server.py URL TOKEN SECONDS
"""

import sys
import time
import urllib.error
import urllib.request


def main():
    url, token, seconds = sys.argv[1:]
    end = time.monotonic() + float(seconds)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            request = urllib.request.Request(url, headers={"Authorization": f"token {token}"})
            print(opener.open(request, timeout=20).read().decode())
            return
        except urllib.error.HTTPError as error:  # it is there, and refuses
            sys.exit(f"{url}: {error}")
        except OSError as error:
            if time.monotonic() > end:
                sys.exit(f"{url}: no answer in {seconds} s: {error}")
            time.sleep(0.3)


if __name__ == "__main__":
    main()
