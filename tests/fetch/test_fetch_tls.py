"""https on loopback: the name in the certificate, the name in the handshake, no downgrade."""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extract.fetch import Answer, Client, Refusal, Request, Unchanged
from tests.fetch import loopback as lo
from tests.fetch.worlds import World, loopback_rules

x509 = pytest.importorskip("cryptography.x509")

HOST = "arkiv.example.no"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for HOST, with its key, made on the spot."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def asked_names() -> list[str]:
    """The names that clients gave in their handshakes."""
    return []


@pytest.fixture
def site(certificate: Path, asked_names: list[str]) -> Iterator[lo.Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _, name, __: asked_names.append(name or "")
    with lo.serve(tls=context) as served:
        yield served


def fetch(site: lo.Site, url: str, trusted: Path | None) -> Answer | Unchanged | Refusal:
    hosts = (f"{HOST}:{site.port}", f"annan.example.no:{site.port}", HOST)
    names = {HOST: ("127.0.0.1",), "annan.example.no": ("127.0.0.1",)}
    client = Client(
        loopback_rules(*hosts),
        outside=World(names=names).outside,
        tls=lambda: ssl.create_default_context(cafile=trusted and str(trusted)),
    )
    return client.get(Request(url=url, limit=9999), into=io.BytesIO())


def test_the_handshake_names_the_host(
    site: lo.Site, certificate: Path, asked_names: list[str]
) -> None:
    site.pages["/plan.pdf"] = lo.document(PDF)
    outcome = fetch(site, site.url("/plan.pdf", HOST), certificate)
    assert isinstance(outcome, Answer)
    assert set(asked_names) == {HOST}
    assert site.seen[-1].headers["host"] == f"{HOST}:{site.port}"


@pytest.mark.parametrize(("host", "is_trusted"), [(HOST, False), ("annan.example.no", True)])
def test_a_certificate_that_does_not_fit(
    site: lo.Site, certificate: Path, host: str, is_trusted: bool
) -> None:
    outcome = fetch(site, site.url("/plan.pdf", host), certificate if is_trusted else None)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "tls_failed"


def test_no_redirect_from_https_to_http(site: lo.Site, certificate: Path) -> None:
    site.pages["/plan.pdf"] = lo.redirect(f"http://{HOST}/plan.pdf")
    outcome = fetch(site, site.url("/plan.pdf", HOST), certificate)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "downgrade"


def test_a_length_that_lies_is_seen_through_tls(site: lo.Site, certificate: Path) -> None:
    site.pages["/plan.pdf"] = lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + PDF)
    outcome = fetch(site, site.url("/plan.pdf", HOST), certificate)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "wrong_length"
