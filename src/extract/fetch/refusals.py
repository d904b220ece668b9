"""Why a URL was not fetched: a short code in, the same code and a sentence for a person out."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES: dict[str, str] = {
    # the address
    "url_not_valid": "The address cannot be read.",
    "url_not_http": "Only http and https addresses are fetched.",
    "credentials_in_url": "The address holds a user name or password, which is never sent.",
    "host_not_allowed": "The source does not allow this host; add it to `hosts` to fetch it.",
    "address_not_allowed": "The name leads to an address inside a network, not on the open "
    "internet; name it in `allow_addresses` if it is meant.",
    "name_not_found": "The host name is not known.",
    # manners
    "robots_disallow": "The site's robots.txt asks not to fetch this address.",
    "robots_unreachable": "The site's robots.txt could not be read, so nothing is fetched there.",
    "asked_to_wait": "The server asks to wait longer than a run does; run it again later.",
    "too_many_requests": "The server says that it was asked too often; run it again later.",
    # the connection
    "connection_failed": "No connection to the server.",
    "tls_failed": "The server's certificate or its encryption cannot be trusted.",
    "read_timeout": "The server went silent.",
    "time_limit": "The whole answer did not come within the time limit.",
    "cut_short": "The connection closed before the whole answer had come.",
    "wrong_length": "The answer is longer than the server said.",
    "not_http": "The server does not speak HTTP as it should.",
    # redirects
    "redirect_loop": "The redirects lead in a circle.",
    "too_many_redirects": "More redirects than are followed.",
    "redirect_nowhere": "A redirect that does not say where to.",
    "downgrade": "A redirect from https to http is not followed.",
    # the answer
    "not_modified_unasked": "The server says that nothing changed, but there is no earlier copy.",
    "not_found": "The server says that there is no such page or file.",
    "access_denied": "The server asks for a login or denies access.",
    "server_error": "The server reports a fault of its own.",
    "unexpected_status": "The server's answer is not one that carries a document.",
    "too_large": "The body is larger than the limit.",
    "inflates_too_far": "The compressed body grows beyond the limit when it is opened.",
    "unknown_encoding": "The body is compressed in a way that was not asked for.",
    "broken_encoding": "The compressed body is damaged.",
    "empty_body": "The answer holds no bytes.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One URL that was not fetched; `detail` names addresses, sizes, statuses."""

    code: str
    url: str
    detail: str = ""
    status: int | None = None
    final_url: str | None = None
    redirects: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reason for a person, with its detail in brackets when there is one."""
        plain = SENTENCES[self.code]
        return f"{plain.removesuffix('.')} ({self.detail})." if self.detail else plain


class Refused(Exception):  # noqa: N818  it is an outcome of a request, not a fault
    """Raised inside this room; `Client.get` gives its `refusal` back as a value.

    `passing`: the same request may well succeed in a moment. `wait`: the seconds
    that the server asked for, None when it did not.
    """

    def __init__(
        self,
        code: str,
        url: str,
        detail: str = "",
        *,
        status: int | None = None,
        passing: bool = False,
        wait: float | None = None,
    ) -> None:
        self.refusal = Refusal(code=code, url=url, detail=detail, status=status)
        self.passing = passing
        self.wait = wait
        super().__init__(f"{code}: {url} {detail}")
