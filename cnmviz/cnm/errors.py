"""A refusal: an ordinary answer in Docker's own words."""

from __future__ import annotations


class Refusal(Exception):
    """Why a command did nothing, or stopped.

    `message` is Docker's text without any prefix. `status` is the Engine API's HTTP status (docker-facts 3.11). `client`
    marks what the command line itself refuses, before any request; the console then leaves out
    `Error response from daemon:`.
    """

    def __init__(self, message: str, *, status: int = 400, client: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.client = client

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.message, self.status, self.client))


def not_found(message: str) -> Refusal:
    return Refusal(message, status=404)


def conflict(message: str) -> Refusal:
    return Refusal(message, status=409)


def forbidden(message: str) -> Refusal:
    return Refusal(message, status=403)


def server_error(message: str) -> Refusal:
    return Refusal(message, status=500)
