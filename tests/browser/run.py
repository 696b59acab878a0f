#!/usr/bin/env python3
"""Drives the site in a real browser: python3 run.py ADDRESS FOLDER [AXE]

ADDRESS is where the site listens, FOLDER takes the screenshots (outside the repository), AXE is axe-core's `axe.min.js`; without it
accessibility is not checked, and that is said. Needs nothing but Python and Chromium, which it speaks to over a pipe.
"""
import base64, json, os, shutil, subprocess, sys, tempfile, time
from urllib.parse import urlsplit

WIDTHS = {360: 740, 768: 1024, 1440: 900}
# One page of each kind.
PAGES = {
    "home": "/", "search": "/search?q=sexual+violence", "nothing": "/search?q=zzzzqqq&type=case",
    "mechanism": "/records/coi-burundi-2016", "practice": "/records/gp-kavumu-medico-legal", "case": "/records/ecthr-hassan-2014",
    "regions": "/regions", "region": "/regions/002",
    "country": "/countries/SYR", "empty-country": "/countries/TUV", "situation": "/situations/syrian-conflict-2011",
    "themes": "/themes", "theme": "/themes/crsv", "mechanisms": "/mechanisms", "practices": "/practices",
    "compare": "/mechanisms/compare?m=coi-burundi-2016&m=unitad-iraq-2017", "map": "/map", "map-part": "/map?region=002&type=mechanism",
    "timeline": "/timeline", "decade": "/timeline?from=2010&to=2019", "matrix": "/matrix", "crosswalk": "/crosswalk",
    "processes": "/processes", "process": "/processes/crimes-against-humanity-convention", "help": "/help", "about": "/about",
    "contribute": "/contribute", "missing": "/nowhere",
}
# What may stand in the console: the status of a page that is not there.
ALLOWED = ("404 (Not Found)",)


class Browser:
    """Chromium, spoken to over two pipes: JSON, ended by a zero byte."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp()
        to_read, self.to = os.pipe()
        self.of, from_write = os.pipe()
        # Chromium reads from the third descriptor and writes to the fourth.
        def set_up():
            os.dup2(to_read, 203), os.dup2(from_write, 204)
            os.dup2(203, 3), os.dup2(204, 4)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
                 "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen([program, *flags], preexec_fn=set_up, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(from_write)
        self.number, self.rest, self.events, self.session = 0, b"", [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.write(message)
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def write(self, message):
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.of, 1 << 20)
            if not more:
                raise RuntimeError("the browser went away")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def js(self, code):
        result = self.ask("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "script failed"))
        return result["result"].get("value")

    def follow(self, go):
        """Do what leads to another page, and wait until that page has been loaded: the one left behind is marked."""
        self.js("document.leftBehind = true")
        go()
        for _ in range(600):
            time.sleep(0.03)
            try:
                if self.js("!document.leftBehind && document.readyState === 'complete'"):
                    return
            except RuntimeError:
                continue
        raise RuntimeError("no other page was loaded")

    def open(self, address):
        self.follow(lambda: self.navigate(address))

    def navigate(self, address):
        failed = self.ask("Page.navigate", url=address).get("errorText")
        if failed:
            raise RuntimeError(f"{address} cannot be opened: {failed}")

    def enter(self):
        self.follow(lambda: self.key("Enter"))

    def wide(self, width, dark=False):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=WIDTHS[width], deviceScaleFactor=1, mobile=False)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.ask("Emulation.setEmulatedMedia", media="screen", features=scheme)

    def picture(self, file):
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True, format="png")
        with open(file, "wb") as out:
            out.write(base64.b64decode(shot["data"]))

    def click(self, selector, text=None):
        """Click with the mouse, where a reader would, on the first element of a selector that has this text."""
        here = self.js(f"""(() => {{
            const all = [...document.querySelectorAll({json.dumps(selector)})];
            const one = all.find(e => e.offsetParent !== null && ({json.dumps(text)} === null || e.textContent.includes({json.dumps(text)})));
            if (!one) return null;
            one.scrollIntoView({{block: 'center'}});
            const box = one.getClientRects()[0];
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")
        if here is None:
            raise AssertionError(f"nothing to click: {selector} {text or ''}")
        self.follow(lambda: [self.ask("Input.dispatchMouseEvent", type=kind, x=here[0], y=here[1], button="left", clickCount=1)
                             for kind in ("mousePressed", "mouseReleased")])

    def key(self, name, code=None, shift=False):
        text = {"Enter": "\r"}.get(name, "")
        common = {"key": name, "code": code or name, "windowsVirtualKeyCode": {"Tab": 9, "Enter": 13}.get(name, 0)}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, modifiers=8 if shift else 0, **common)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        self.ask("Input.insertText", text=text)

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.profile, ignore_errors=True)


# The interface languages that are driven, by how their addresses begin, and what a reader looks for on the journeys.
LANGUAGES = {
    "": {"practice": "Good practice", "regions": "Regions", "syria": "Syrian Arab Republic", "time": "Over time", "decade": "2010s",
         "add": "Add or correct"},
    "/ar": {"practice": "ممارسة جيدة", "regions": "المناطق", "syria": "الجمهورية العربية السورية", "time": "عبر الزمن", "decade": "2010",
            "add": "إضافة سجل"},
}


class Trial:
    def __init__(self, browser, site, folder, axe):
        self.browser, self.site, self.folder, self.axe = browser, site.rstrip("/"), folder, axe
        self.failures, self.done, self.language = [], 0, ""

    def hold(self, true, what):
        self.done += 1
        if not true:
            self.failures.append(what)
            print(f"FAILED: {what}", flush=True)

    def run(self, name, action):
        try:
            action()
        except (AssertionError, RuntimeError) as error:
            self.hold(False, f"{name}: {error}")

    def heard(self, where):
        """Nothing was asked of another host, and nothing complained of."""
        ours = urlsplit(self.site).netloc
        for event in self.browser.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Network.requestWillBeSent":
                address = params["request"]["url"]
                fine = urlsplit(address).netloc == ours or address.startswith(("data:", "about:"))
                self.hold(fine, f"{where} asks for {address}")
            elif method == "Runtime.exceptionThrown" or (method == "Log.entryAdded" and params["entry"]["level"] == "error"):
                said = params.get("entry", {}).get("text", str(params))
                self.hold(any(allowed in said for allowed in ALLOWED), f"{where}: the console says {said}")
        self.browser.events.clear()

    # Each kind of page at each width, light and dark.

    def page(self, name, path):
        for width in WIDTHS:
            for dark in (False, True):
                where = f"{self.language}{path} at {width}{' dark' if dark else ''}"
                self.browser.wide(width, dark)
                self.browser.open(self.site + self.language + path)
                over = self.browser.js("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.hold(over <= 0, f"{where} is {over} pixels too wide")
                self.browser.picture(os.path.join(self.folder, f"{self.language.strip('/') or 'en'}-{name}-{width}{'-dark' if dark else ''}.png"))
                if self.axe and (width != 768):
                    self.accessible(where)
                self.heard(where)

    def accessible(self, where):
        self.browser.js(self.axe + "; true")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.browser.js(f"axe.run({{runOnly: {json.dumps(tags)}}}).then(found => "
                                "found.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 140)}`))")
        self.hold(not found, f"{where}: axe-core found {'; '.join(found)}")

    # The three users' journeys, in four clicks at most.

    def researcher(self):
        """A practice on interviewing, with its source and its citation."""
        b, words = self.browser, LANGUAGES[self.language]
        b.open(self.site + self.language + "/")
        b.js("document.getElementById('q').focus()")
        b.type("interview")
        b.enter()
        b.click(".margin a", words["practice"])
        b.click(".card h3 a")
        self.hold(b.js("location.pathname").startswith(self.language + "/records/gp-"), "researcher: the first result is no practice")
        self.hold(b.js("!!document.querySelector('.trail')"), "researcher: no way on through the results")
        self.hold(b.js("document.querySelectorAll('.sources li').length") > 0, "researcher: no source")
        self.hold(b.js("!!document.querySelector('.citation')"), "researcher: no citation")

    def expert(self):
        """All mechanisms on a country since 2010 with their status."""
        b, words = self.browser, LANGUAGES[self.language]
        b.open(self.site + self.language + "/")
        b.click("header nav a", words["regions"])
        b.click(".places a", words["syria"])
        b.click("nav a", words["time"])
        b.click(".parts a", words["decade"])
        statuses = b.js("[...document.querySelectorAll('.mandates tbody tr:not(.group)')].map(r => r.querySelector('.mark')?.textContent ?? '')")
        self.hold(len(statuses) > 1 and all(statuses), f"expert: mechanisms without a status: {statuses}")
        self.hold("country=SYR" in b.js("location.search"), "expert: the country was lost")

    def contributor(self):
        """The way to add a document."""
        b, words = self.browser, LANGUAGES[self.language]
        b.open(self.site + self.language + "/")
        b.click("footer a", words["add"])
        self.hold(b.js("location.pathname") == self.language + "/contribute", "contributor: not where one contributes")

    def journeys(self, script):
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=not script)
        for width in WIDTHS:
            self.browser.wide(width)
            for journey in (self.researcher, self.expert, self.contributor):
                where = f"{journey.__name__} in {self.language or 'English'} at {width} {'with' if script else 'without'} script"
                self.run(where, journey)
                self.heard(where)
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=False)

    def keyboard(self):
        """From the first key to a record by keys alone; what has the focus can be seen."""
        b = self.browser
        b.wide(1440)
        b.open(self.site + "/search?q=evidence")
        b.key("Tab")
        self.hold(b.js("document.activeElement.matches('.skip')"), "keyboard: the first stop is no way to skip")
        b.key("Enter")
        for _ in range(80):
            b.key("Tab")
            outline = b.js("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth })()")
            self.hold(not outline.startswith("none") and not outline.endswith("0px"), f"keyboard: no focus to be seen on {b.js('document.activeElement.outerHTML.slice(0, 90)')}")
            if b.js("document.activeElement.matches('.card h3 a')"):
                b.enter()
                self.hold(b.js("location.pathname").startswith("/records/"), "keyboard: Enter opens no record")
                return
        self.hold(False, "keyboard: no record can be reached")

    def combobox(self):
        """Names are offered while one types, and chosen by keys alone."""
        b = self.browser
        state = lambda name: b.js(f"document.getElementById('q').getAttribute('aria-{name}')")
        for width in (360, 1440):
            b.wide(width)
            b.open(self.site + "/search")
            for _ in range(40):
                b.key("Tab")
                if b.js("document.activeElement.id === 'q'"):
                    break
            self.hold(b.js("document.activeElement.id === 'q'"), f"combobox at {width}: the box cannot be reached")
            self.hold(state("expanded") == "false", f"combobox at {width}: open before anything is typed")
            b.type("burundi")
            for _ in range(100):
                if state("expanded") == "true":
                    break
                time.sleep(0.03)
            self.hold(state("expanded") == "true", f"combobox at {width}: nothing is offered")
            b.key("ArrowDown")
            b.key("ArrowDown")
            chosen = state("activedescendant")
            self.hold(b.js(f"document.getElementById({json.dumps(chosen)})?.getAttribute('aria-selected')") == "true",
                      f"combobox at {width}: the second name is not pointed to")
            over = b.js("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.hold(over <= 0, f"combobox at {width}: {over} pixels too wide")
            b.picture(os.path.join(self.folder, f"combobox-{width}.png"))
            b.key("Escape")
            self.hold(state("expanded") == "false", f"combobox at {width}: Escape does not close it")
            self.hold(b.js("document.getElementById('q').value") == "burundi", f"combobox at {width}: what was typed is gone")
            b.type(" ")
            b.type("commission")
            time.sleep(0.5)
            b.key("ArrowDown")
            b.enter()
            self.hold(b.js("location.pathname").startswith("/records/"), f"combobox at {width}: Enter opens no record")
            self.heard(f"combobox at {width}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    site, folder = sys.argv[1], sys.argv[2]
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("SKIPPED: no Chromium here, so nothing was looked at in a browser")
        return 0
    axe = None
    if len(sys.argv) > 3 and os.path.exists(sys.argv[3]):
        axe = open(sys.argv[3], encoding="utf-8").read()
    else:
        print("SKIPPED: no axe-core here, so accessibility was not checked")
    os.makedirs(folder, exist_ok=True)
    browser = Browser(program)
    trial = Trial(browser, site, folder, axe)
    wanted = os.environ.get("PAGES", "").split()
    try:
        for trial.language in LANGUAGES:
            for name, path in PAGES.items():
                if not wanted or name in wanted:
                    trial.run(name, lambda: trial.page(name, path))
            if not wanted:
                for script in (True, False):
                    trial.journeys(script)
        trial.language = ""
        if not wanted:
            trial.run("keyboard", trial.keyboard)
        if not wanted or "combobox" in wanted:
            trial.run("combobox", trial.combobox)
    finally:
        browser.close()
    print(f"browser: {trial.done} checks, {len(trial.failures)} failed")
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main())
