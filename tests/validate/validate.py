"""Every format the site speaks, read by a parser that no one here wrote.

    python validate.py http://127.0.0.1:8080 [--quick] [--program target/debug/rapporteur] [--schemas FOLDER]

With the program, an assistant's client also starts it itself and asks over standard input and output; its corpus and data are those of
the environment (`RAPPORTEUR_CORPUS`, `RAPPORTEUR_DATA`). In the folder of schemas lie the packages of `schemas.txt` as `pip download --no-deps` brings
them. What cannot be had is said aloud and skipped: no registry has a schema of Atom or of MARCXML, nor Zotero's translators, so these
are read by other people's parsers alone. Each check counts what it read against what the site itself says, so that a format that is well formed but empty fails too.
"""

import asyncio
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

import bibtexparser
import docx
import extruct
import feedparser
import pymarc
import rdflib
import rispy
from coins_parser import CoinsParser
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml import etree, html
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from openapi_spec_validator import validate as validate_openapi
from rdflib.namespace import RDF, SKOS
from sickle import Sickle

BASE = sys.argv[1].rstrip("/")
QUICK = "--quick" in sys.argv
SCHEMAS = Path(sys.argv[sys.argv.index("--schemas") + 1]) if "--schemas" in sys.argv else None
PROGRAM = sys.argv[sys.argv.index("--program") + 1] if "--program" in sys.argv else None
# The site is asked directly, whatever proxy there is for everything else.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
SEARCH = "q=commission&type=mechanism"


def get(path):
    return DIRECT.open(BASE + path, timeout=60)


def text(path):
    return get(path).read().decode("utf-8")


def found(query=SEARCH):
    return json.loads(text(f"/search.json?{query}&per_page=100"))


def records():
    """Every record, by the JSON lines of the whole collection."""
    return [json.loads(line) for line in text("/search.jsonl").splitlines()]


def same(read, wanted, what):
    assert read == wanted, f"{what}: read {read}, the site says {wanted}"


def check_ris():
    entries = rispy.loads(text("/search.ris"))
    same(len(entries), found("")["total"], "entries of RIS")
    by_id = {entry["id"]: entry for entry in entries}
    for record in ALL:
        entry = by_id[record["slug"]]
        assert entry["title"] and entry["urls"], record["slug"]
        if record["symbols"]:
            same(entry["issn"], record["symbols"][0], f"report number of {record['slug']} in RIS")


def check_bibtex():
    library = bibtexparser.parse_string(text("/search.bib"))
    assert not library.failed_blocks, library.failed_blocks[:2]
    same(len(library.entries), found("")["total"], "entries of BibTeX")
    by_key = {entry.key: entry for entry in library.entries}
    for record in ALL:
        fields = by_key[record["slug"]].fields_dict
        assert fields["title"].value and fields["url"].value.startswith("http"), record["slug"]
        assert ("number" in fields) == bool(record["symbols"] or record["shared_symbols"]), record["slug"]


def check_csl():
    items = json.loads(text("/search.csl.json"))
    same(len(items), found("")["total"], "items of CSL-JSON")
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items[:50]:
        bibliography.register(Citation([CitationItem(item["id"])]))
    rendered = [str(entry) for entry in bibliography.bibliography()]
    same(len(rendered), min(50, len(items)), "references citeproc sets")
    assert all(len(entry) > 20 for entry in rendered), rendered[:3]


def check_csv():
    rows = list(csv.DictReader(io.StringIO(text("/search.csv").removeprefix("\ufeff"))))
    same(len(rows), found("")["total"], "rows of CSV")
    assert all(None not in row and row["id"] and row["url"].startswith("http") for row in rows)
    by_id = {row["id"]: row for row in rows}
    for record in ALL:
        same(by_id[record["slug"]]["title"].lstrip("'"), record["title"], "title in CSV")


def check_atom():
    for path, least in [(f"/search.atom?{SEARCH}", 1), ("/changes.atom", 1)]:
        response = get(path)
        feed = feedparser.parse(response.read())
        assert not feed.bozo, feed.get("bozo_exception")
        assert len(feed.entries) >= least and feed.feed.id.startswith("urn:uuid:"), path
        ids = [entry.id for entry in feed.entries]
        same(len(set(ids)), len(ids), "identities of a feed")
        days = {record["slug"]: record["updated"] for record in ALL}
        for entry in feed.entries:
            slug = entry.link.rsplit("/", 1)[1]
            if slug in days:
                assert entry.updated.startswith(days[slug][:4]) and entry.updated_parsed, slug
    page = html.fromstring(text(f"/search?{SEARCH}"))
    feeds = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert any(href.startswith("/search.atom?q=commission") for href in feeds), feeds


def check_oai():
    sickle = Sickle(BASE + "/oai", max_retries=1)
    same(sickle.Identify().deletedRecord, "persistent", "what is deleted")
    sets = [one.setSpec for one in sickle.ListSets()]
    assert "type:mechanism" in sets and len(set(sets)) == len(sets)
    total = found("")["total"]
    for prefix in [one.metadataPrefix for one in sickle.ListMetadataFormats()]:
        harvested = [one for one in sickle.ListRecords(metadataPrefix=prefix) if not one.deleted]
        same(len({one.header.identifier for one in harvested}), total, f"records harvested as {prefix}")
        for one in harvested[:20]:
            again = sickle.GetRecord(identifier=one.header.identifier, metadataPrefix=prefix)
            same(again.header.datestamp, one.header.datestamp, "datestamp")
    mechanisms = list(sickle.ListIdentifiers(metadataPrefix="oai_dc", set="type:mechanism"))
    same(len(mechanisms), found("type=mechanism")["total"], "headers of a set")


# The fifteen elements of Dublin Core, which the schema of `oai_dc` fetches from elsewhere: any text, in any language.
DUBLIN_CORE = """<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:dc="http://purl.org/dc/elements/1.1/"
  targetNamespace="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">%s</schema>""" % "".join(
    f'<element name="{name}" type="string"/>'
    for name in "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights".split()
)


class Local(etree.Resolver):
    """Nothing is fetched while a schema is read."""

    def resolve(self, url, identity, context):
        if url.endswith("simpledc20021212.xsd"):
            return self.resolve_string(DUBLIN_CORE, context)
        raise ValueError(f"the schema asks for {url}")


def schema(archive, name):
    """A schema out of a package, whether that is a wheel or an archive of sources."""
    path = next(SCHEMAS.glob(archive))
    if path.suffix == ".whl":
        content = zipfile.ZipFile(path).read(name)
    else:
        with tarfile.open(path) as packed:
            content = packed.extractfile(next(one for one in packed.getmembers() if one.name.endswith(name))).read()
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.fromstring(content, parser))


def check_oai_by_schema():
    if not SCHEMAS:
        print("   no --schemas: OAI-PMH was read by a harvester alone")
        return
    protocol, dublin_core = schema("pyoai-*", "OAI-PMH.xsd"), schema("eulxml-*", "eulxml/schema_data/oai_dc.xsd")
    slug = ALL[0]["slug"]
    host = urllib.parse.urlsplit(BASE).hostname
    right = ["Identify", "ListSets", "ListMetadataFormats", "ListIdentifiers&metadataPrefix=oai_dc&set=type:case",
             "ListRecords&metadataPrefix=oai_dc", "ListRecords&metadataPrefix=marcxml&from=2026-01-01",
             f"GetRecord&metadataPrefix=oai_dc&identifier=oai:{host}:{slug}"]
    wrong = {"Nothing": "badVerb", "ListRecords": "badArgument", "ListRecords&metadataPrefix=mods": "cannotDisseminateFormat",
             "ListRecords&metadataPrefix=oai_dc&until=1990-01-01": "noRecordsMatch", "ListRecords&resumptionToken=x": "badResumptionToken",
             f"GetRecord&metadataPrefix=oai_dc&identifier=oai:{host}:nothing-here": "idDoesNotExist"}
    described = 0
    for verb in [*right, *wrong]:
        answer = etree.fromstring(get(f"/oai?verb={verb}").read())
        protocol.assertValid(answer)
        same(answer.xpath("//*[local-name()='error']/@code"), [wrong[verb]] if verb in wrong else [], f"errors of {verb}")
        for one in answer.iter("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"):
            dublin_core.assertValid(one)
            described += 1
    assert described > 100, described


def check_marc():
    answer = get("/oai?verb=ListRecords&metadataPrefix=marcxml").read()
    collection = etree.Element("{http://www.loc.gov/MARC21/slim}collection")
    collection.extend(etree.fromstring(answer).iter("{http://www.loc.gov/MARC21/slim}record"))
    records = pymarc.parse_xml_to_array(io.BytesIO(etree.tostring(collection)), strict=True)
    same(len(records), min(100, len(ALL)), "records of MARC")
    titles = {record["title"].rstrip(" .") for record in ALL}
    for record in records:
        assert record["245"]["a"].rstrip(" /.") in titles, record["245"]
        same(len(str(record.leader)), 24, "length of the leader")
        same(len(record["008"].data), 40, f"length of 008 of {record['001'].data}")
        # What a library system would store, and read back.
        assert pymarc.Record(data=record.as_marc()).title == record.title, record.title


def check_skos():
    stems = html.fromstring(text("/vocabularies")).xpath("//main//li/a[1]/@href")
    assert len(stems) > 15, stems
    for stem in stems:
        turtle = rdflib.Graph().parse(data=text(stem + ".ttl"), format="turtle")
        linked = rdflib.Graph().parse(data=text(stem + ".jsonld"), format="json-ld")
        rows = list(csv.DictReader(io.StringIO(text(stem + ".csv").removeprefix("\ufeff"))))
        concepts = set(turtle.subjects(RDF.type, SKOS.Concept))
        same(concepts, set(linked.subjects(RDF.type, SKOS.Concept)), f"concepts of {stem}")
        same(len(concepts), len(rows), f"rows of {stem}")
        for concept in concepts:
            assert list(turtle.objects(concept, SKOS.prefLabel)), concept
            labels = {label.language for label in turtle.objects(concept, SKOS.prefLabel)}
            same(labels, {label.language for label in linked.objects(concept, SKOS.prefLabel)}, f"labels of {concept}")


def check_metadata():
    for record in ALL[:: max(1, len(ALL) // 25)]:
        address = f"/records/{record['slug']}"
        response = get(address)
        assert 'rel="cite-as"' in response.headers["Link"], address
        body = response.read().decode("utf-8")
        linked = extruct.extract(body, base_url=BASE, syntaxes=["json-ld", "opengraph"])
        thing, crumbs = linked["json-ld"][0]["@graph"]
        same(thing["name"], record["title"], "name in linked data")
        same(crumbs["@type"], "BreadcrumbList", "way to the record")
        assert linked["opengraph"], address
        page = html.fromstring(body)
        assert page.xpath("//meta[@name='citation_title']/@content") and page.xpath("//meta[@name='DC.title']/@content")
    page = text(f"/search?{SEARCH}")
    coins = html.fromstring(page).xpath("//span[@class='Z3988']/@title")
    same(len(CoinsParser.parse(page)), len(coins), "COinS that a parser of them reads")
    same(len(coins), min(10, found()["total"]), "COinS")
    for one in coins:
        pairs = urllib.parse.parse_qs(one, strict_parsing=True)
        assert pairs["ctx_ver"] == ["Z39.88-2004"] and pairs["rft.title"] and pairs["rft_id"][0].startswith("http")


def check_discovery():
    sitemap = etree.fromstring(get("/sitemap.xml").read())
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    places = sitemap.xpath("//s:loc/text()", namespaces=namespace)
    same(sum("/records/" in place for place in places), found("")["total"], "records of the sitemap")
    days = dict(zip(places, sitemap.xpath("//s:lastmod/text()", namespaces=namespace)))
    for record in ALL:
        same(days[f"{BASE}/records/{record['slug']}"], record["updated"], "last change in the sitemap")
    description = etree.fromstring(get("/opensearch.xml").read())
    templates = description.xpath("//*[local-name()='Url']/@template")
    assert any("{searchTerms}" in template for template in templates)
    offered = description.xpath("//*[@rel='suggestions']/@template")[0].replace("{searchTerms}", "burundi")
    typed, names, kinds, addresses = json.loads(text(offered.removeprefix(BASE)))
    same(typed, "burundi", "what was typed")
    assert names and len(names) == len(kinds) == len(addresses) and all(address.startswith(BASE) for address in addresses), names


def check_brief():
    chosen = [record["slug"] for record in ALL if record["type"] == "good-practice"][:5]
    asked = "&".join(f"record={slug}" for slug in chosen) + "&heading=" + urllib.parse.quote("Brief – \u0645\u0648\u062c\u0632 <1>")
    data = get(f"/brief.docx?{asked}").read()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    document = docx.Document(io.BytesIO(data))
    same(document.paragraphs[0].text, "Brief – \u0645\u0648\u062c\u0632 <1>", "heading of the document")
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert words.count("Measure: ") == len(chosen) and words.count("Cite: ") == len(chosen), words[:400]
    writer = shutil.which("soffice") or shutil.which("libreoffice")
    if not writer:
        print("   LibreOffice is not there: the document was read by python-docx alone")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.docx"
        path.write_bytes(data)
        home = f"-env:UserInstallation=file://{folder}/home"
        subprocess.run([writer, home, "--headless", "--convert-to", "txt:Text", "--outdir", folder, path], check=True, timeout=120)
        converted = (Path(folder) / "brief.txt").read_text(encoding="utf-8-sig")
        assert converted.count("Measure: ") == len(chosen), converted[:400]


def check_api():
    document = json.loads(text("/api/openapi.json"))
    validate_openapi(document)
    seen, address = [], "/search.json?per_page=100"
    while address:
        page = json.loads(text(address))
        seen += [hit["id"] for hit in page["hits"]]
        address = page["next"]
    same(len(set(seen)), found("")["total"], "records on a walk by cursor")


def check_schemathesis():
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", BASE + "/api/openapi.json"]
    command += ["--max-examples", "3" if QUICK else "15", "--workers", "2", "--seed", "7"]
    # Every address that answers in JSON, with every parameter it takes; the other exports are whole files, which are read above.
    paths = json.loads(text("/api/openapi.json"))["paths"]
    answers_json = [path for path, methods in paths.items() if any("json" in media for media in methods["get"]["responses"]["200"]["content"])]
    assert {"/search.json", "/complete.json", "/suggest.json", "/search.csl.json", "/records/{slug}.json"} <= set(answers_json), answers_json
    command += [part for path in answers_json for part in ("--include-path", path)] + ["--phases", "examples,fuzzing"]
    command += ["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


async def ask_as_an_assistant(server, mode):
    """The official client checks every answer against the schema that the tool declares."""
    async with Client(server, mode=mode, raise_exceptions=True) as client:
        same(client.server_info.name, "rapporteur", "name of the server")
        assert "pinpoint" in client.instructions
        tools = (await client.list_tools()).tools
        same(sorted(tool.name for tool in tools), ["cite", "get_passage", "get_record", "list_vocabulary", "search"], "tools")
        assert all(tool.annotations.read_only_hint and tool.output_schema for tool in tools)

        async def call(name, **arguments):
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result.content[0].text
            assert result.content[0].text.strip()
            return result.structured_content

        answer = await call("search", query="commission", filters={"type": ["mechanism"]}, per_page=20)
        same(answer["total"], found()["total"], "records an assistant finds")
        assert all(hit["source"]["address"].endswith("/records/" + hit["source"]["slug"]) for hit in answer["hits"])
        assert any(hit["source"]["official"]["link"] for hit in answer["hits"])
        terms = await call("list_vocabulary", vocabulary="theme")
        themes = next(facet for facet in found("")["facets"] if facet["name"] == "theme")
        counts = {term["slug"]: term["records"] for term in terms["terms"]}
        assert all(counts[value["value"]] == value["count"] for value in themes["values"]), counts
        for record in ALL[:: max(1, len(ALL) // 12)]:
            slug = record["slug"]
            read = await call("get_record", record=slug)
            same(read["fields"]["title"], record["title"], f"title of {slug}")
            same(read["source"]["verified"], record["provenance"]["verified"], f"second look at {slug}")
            same(read["source"]["content_note"], record["sensitivity"].get("content_note"), f"content note of {slug}")
            passage = await call("get_passage", record=slug, passage=read["passages"][0]["passage"])
            same(passage["passage"]["text"], read["passages"][0]["text"], f"first passage of {slug}")
            cited = await call("cite", record=slug, pinpoint=read["passages"][0]["passage"])
            same({one["style"] for one in cited["citations"]}, {"un", "oscola", "chicago", "apa"}, f"styles for {slug}")
        for tool, arguments in [("get_record", {"record": "coi-burundi-2017"}), ("search", {"filters": {"theme": ["crvs"]}})]:
            refused = await client.call_tool(tool, arguments)
            assert refused.is_error and "nearest" in refused.content[0].text, refused


def check_assistants():
    servers = {"HTTP": BASE + "/mcp"}
    if PROGRAM:
        environment = {name: value for name, value in os.environ.items() if name.startswith("RAPPORTEUR_")}
        servers["standard input and output"] = StdioServerParameters(command=PROGRAM, args=["mcp"], env=environment)
    else:
        print("   no --program: assistants asked over HTTP alone")
    for server in servers.values():
        for mode in ["auto", "legacy"]:
            asyncio.run(asyncio.wait_for(ask_as_an_assistant(server, mode), timeout=120))


ALL = records()
CHECKS = [value for name, value in list(globals().items()) if name.startswith("check_")]
failed = 0
for check in CHECKS:
    name = check.__name__.removeprefix("check_")
    try:
        check()
        print(f"ok {name}")
    except Exception as error:  # each format is told of, not only the first that fails
        failed += 1
        print(f"FAILED {name}: {type(error).__name__}: {error}")
print(f"{len(CHECKS) - failed} formats read, {failed} failed, {len(ALL)} records")
sys.exit(1 if failed else 0)
