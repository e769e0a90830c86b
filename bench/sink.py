"""A mail server that takes everything and keeps nothing: `python -m bench.sink` prints its port first."""

import socketserver


class Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say(b"220 sink")
        while line := self.rfile.readline():
            match line[:4].upper():
                case b"DATA":
                    self._say(b"354 go on")
                    while (line := self.rfile.readline()) != b".\r\n":
                        self.keep(line)
                    self._say(b"250 taken")
                case b"EHLO":
                    self._say(b"250-sink\r\n250 PIPELINING")
                case b"QUIT":
                    self._say(b"221 bye")
                    return
                case _:
                    self._say(b"250 sink")

    def keep(self, line: bytes) -> None:
        """For whoever keeps something."""

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


class Sink(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


if __name__ == "__main__":
    with Sink(("127.0.0.1", 0), Session) as sink:
        print(sink.server_address[1], flush=True)
        sink.serve_forever()
