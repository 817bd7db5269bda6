# SPDX-License-Identifier: Apache-2.0
"""An authority of our own, what it signs, and a daemon that trusts it."""

import os
import shutil
import ssl
import subprocess
import tempfile
from pathlib import Path

from outcome import Skipped

# Where libcurl looks for the authorities of the system, by distribution.
BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
           "/etc/ssl/ca-bundle.pem")
MOUNTING = 'mount --bind "$0" "$1" && shift && exec "$@"'


class Authority:
    """Certificates for a day, each `NAME.pem` beside its `NAME.key`."""

    def __init__(self) -> None:
        if shutil.which("openssl") is None:
            raise Skipped("there is no openssl")
        self.folder = Path(tempfile.mkdtemp(prefix="torture-"))
        self.certificate = self.folder / "authority.pem"
        self._openssl(*self._new("authority"), "-x509", "-days", "1", "-out", self.certificate)

    def __enter__(self) -> "Authority":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def sign(self, name: str) -> tuple[Path, Path]:
        """A certificate and its key; 127.0.0.1 may show it as a server."""
        request, extensions, certificate, key = (
            self.folder / f"{name}.{ending}" for ending in ("csr", "ext", "pem", "key"))
        extensions.write_text("subjectAltName=IP:127.0.0.1\n")
        self._openssl(*self._new(name), "-out", request)
        self._openssl("x509", "-req", "-days", "1", "-in", request, "-out", certificate,
                      "-CA", self.certificate, "-CAkey", self.folder / "authority.key",
                      "-CAcreateserial", "-extfile", extensions)
        return certificate, key

    def server(self) -> ssl.SSLContext:
        """Of a server that speaks to nobody without a certificate of this authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.sign("server"))
        context.load_verify_locations(self.certificate)
        context.verify_mode = ssl.CERT_REQUIRED
        return context

    def trusting(self) -> tuple[str, ...]:
        """A command that runs another one, which trusts this authority alone.

        libcurl as a library heeds no variable for that, neither SSL_CERT_FILE nor CURL_CA_BUNDLE:
        in mounts of its own the file of the system is another."""
        bundle = next((path for path in BUNDLES if os.path.exists(path)), None)
        if bundle is None or not (shutil.which("unshare") and shutil.which("mount")):
            raise Skipped("there is no file of authorities, no unshare or no mount")
        rights = () if os.geteuid() == 0 else ("--user", "--map-root-user")
        command = ("unshare", *rights, "--mount", "sh", "-c", MOUNTING, str(self.certificate),
                   bundle)
        done = subprocess.run([*command, "true"], capture_output=True, text=True)
        if done.returncode != 0:
            raise Skipped(f"mounts of its own are not allowed: {done.stderr.strip()}")
        return command

    def _new(self, name: str) -> tuple[str | Path, ...]:
        return ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-subj", f"/CN=Torture {name}", "-keyout", self.folder / f"{name}.key")

    @staticmethod
    def _openssl(*arguments: str | Path) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
