"""What Python's readers of archives and XML raise over damaged bytes: each part breaks in its own way."""

import lzma
import struct
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

DAMAGED: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ParseError, DefusedXmlException),
    *(LookupError, ValueError, OverflowError, EOFError, OSError, RuntimeError, NotImplementedError),
)
