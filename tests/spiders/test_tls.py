"""Certificates are verified, against an authority of the operator's own too."""

import datetime as dt
import ipaddress
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.spiders.site import Crawl, Page, Site


def certificate(folder: Path) -> Path:
    """Write a certificate for 127.0.0.1 that is its own authority, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - dt.timedelta(days=1))
    builder = builder.not_valid_after(now + dt.timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([address]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    file = folder / "site.pem"
    file.write_bytes(
        builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return file


@pytest.mark.slow
def test_an_unknown_authority_is_refused_and_a_named_one_trusted(
    site: Site,
    crawl: Callable[..., Crawl],
    ad: Callable[..., Page],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.pages = {"/1": ad()}
    url = f"https://{site.url.removeprefix('http://')}/1"
    refused = crawl(f"url={url}", ADCRAWLER_RETRY_DELAY=60)
    host = url.split("/")[2]
    reason = f"{url} cannot be reached: the TLS certificate of {host} is not valid"
    assert refused.lines == [f"adcrawler: {reason}"]
    assert (refused.code, refused.ads, site.visits) == (1, [], [])
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    trusted = crawl(f"url={url}")
    assert (trusted.titles, trusted.lines, trusted.code) == (["Python developer"], [], 0)
