"""Archives made by hand for the tests of reading them."""

import io
import tarfile
import zipfile

ONE, TWO = b"<one/>", b"<two/>"


def tar(*members, mode="w:gz"):
    """A tar of (name, content) pairs or of TarInfo objects."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as written:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                written.addfile(member)
                continue
            entry = tarfile.TarInfo(member[0])
            entry.size = len(member[1])
            written.addfile(entry, io.BytesIO(member[1]))
    return held.getvalue()


def zipped(*members, method=zipfile.ZIP_DEFLATED, to=None):
    held = to or io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as written:
        for name, content in members:
            written.writestr(name, content)
    return held.getvalue()


class Pipe(io.BytesIO):
    """A target that cannot seek: zipfile then writes the sizes behind each member."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise io.UnsupportedOperation

    def tell(self):
        raise io.UnsupportedOperation


def link(name, target, kind=tarfile.SYMTYPE):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    return entry
