#!/usr/bin/env python3
"""Serves a folder (default dist/) on 127.0.0.1. Takes the port from $PORT (default 8080), or the next free one.

Prints the address on one line. For trying the page out; not a server for others.
"""
import errno
import functools
import http.server
import os
import sys

TRIES = 50


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".js": "text/javascript",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
    }

    def end_headers(self):
        # A rebuilt page is seen on the next reload.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, *_):
        pass


def listen(folder, port):
    handler = functools.partial(Handler, directory=folder)
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SystemExit(f"serve: cannot listen on port {candidate}: {error.strerror}")
    raise SystemExit(f"serve: ports {port} to {port + TRIES - 1} are all taken; set PORT to a free one")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "dist"
    if not os.path.exists(os.path.join(folder, "index.html")):
        raise SystemExit(f"serve: {folder}/index.html is missing; run 'make build' first")
    asked = os.environ.get("PORT") or "8080"
    if not asked.isdecimal() or not 0 < int(asked) < 65536:
        raise SystemExit(f"serve: PORT is '{asked}': expected a number from 1 to 65535")
    server = listen(folder, int(asked))
    print(f"Dramatis is at http://127.0.0.1:{server.server_address[1]}/  (Ctrl+C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
