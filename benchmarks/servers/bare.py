"""A bare asyncio websocket server: `python -m benchmarks.servers.bare --fd N`. What one socket sends goes to all."""

from __future__ import annotations

import argparse
import asyncio
import http
import socket
from typing import Any

from websockets.asyncio.server import ServerConnection, broadcast, serve

everybody: set[ServerConnection] = set()


async def pass_on(connection: ServerConnection) -> None:
    everybody.add(connection)
    try:
        async for text in connection:
            broadcast(everybody, text)
    finally:
        everybody.discard(connection)


def page(connection: ServerConnection, request: Any) -> Any:
    """Answer requests that want no socket, by which the server is known to be up."""
    return None if "Upgrade" in request.headers else connection.respond(http.HTTPStatus.OK, "")


async def main(number: int) -> None:
    listener = socket.socket(fileno=number)
    async with serve(pass_on, sock=listener, compression=None, process_request=page) as server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--fd", type=int, required=True)
    asyncio.run(main(parser.parse_args().fd))
