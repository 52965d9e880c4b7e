"""Hostile text in every prop of every component, as child, in Markdown, as HTML, in frames and in links: drawn by the server and patched in live.

`tests/attack/xss.json` has the payloads, each of which would call `canary()`. All are on each page from the start; `MIRRA_XSS_TURNS`
says how often they change places (all of them in all places: as many turns as there are payloads).
CVE-2024-21485 (`javascript:` in `href`), GHSA-78qv-3mpx-9cqq (code made of text), CVE-2026-21884 (text in drawn pages).
"""

import json
import os
from pathlib import Path

import pytest

from .conftest import ROOT

APP = Path(__file__).with_name("xss_app.py")
CORPUS = ROOT / "tests" / "attack" / "xss.json"
TURNS = int(os.environ.get("MIRRA_XSS_TURNS", "4"))
WATCH = """
window.fired = [];
window.canary = (...args) => { window.fired.push('canary ' + document.title + ' ' + args); };
document.addEventListener('securitypolicyviolation', (event) => {
  // The sanitiser reads handlers to take them out, and the browser asks the policy of each that it reads.
  if (event.effectiveDirective === 'script-src-attr' && event.sourceFile.includes('/_m/mirra-html')) return;
  if (event.effectiveDirective.startsWith('script-src')) window.fired.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
});
"""
SCAN = """() => {
  const found = [];
  const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'cite', 'background', 'to'];
  for (const element of document.querySelectorAll('body *:not(body > script)')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || (name === 'srcdoc' && !element.hasAttribute('data-x'))) found.push(`${element.tagName} ${name}=${value}`);
      if (!addresses.includes(name)) continue;
      let url; try { url = new URL(value, location.href) } catch { continue }
      const active = /^(javascript|vbscript|livescript|view-source|feed):$/.test(url.protocol);
      const page = name !== 'src' && /^data:(text\\/html|image\\/svg|application\\/xhtml)/i.test(url.href);
      if (active || page) found.push(`${element.tagName} ${name}=${value}`);
    }
    if (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META'].includes(element.tagName) && !element.hasAttribute('data-x')) found.push(element.tagName);
  }
  for (const frame of document.querySelectorAll('iframe[data-x]')) {
    found.push(...frame.contentWindow.fired ?? [], ...[...frame.contentDocument.querySelectorAll('script, [onload], [onerror], [onclick]')].map((each) => `in a frame: ${each.outerHTML}`));
  }
  return [...new Set([...found, ...window.fired])];
}"""
TURN = """async () => {
  const turn = () => document.querySelector('#turn').textContent;
  const before = turn();
  document.querySelector('#next').click();
  for (let n = 0; n < 2000 && turn() === before; n++) await new Promise((done) => setTimeout(done, 5));
  if (turn() === before) throw new Error('nothing happened');
}"""


@pytest.fixture
def hostile_page(browser):
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.route(
        "**/*", lambda route: route.continue_() if "//localhost:" in route.request.url else route.abort()
    )
    page.set_default_timeout(30_000)
    yield page
    context.close()


def test_the_corpus_fires_where_nothing_holds_it_back(hostile_page):
    """The test's own test: without React and without a policy the payloads do run."""
    payloads = json.loads(CORPUS.read_text())["raw"]
    hostile_page.set_content("<div id=x></div>")
    hostile_page.evaluate(WATCH)
    fired = hostile_page.evaluate(
        """async (payloads) => {
          for (const text of payloads) { document.querySelector('#x').innerHTML = text; await new Promise((done) => setTimeout(done, 5)); }
          return window.fired.length;
        }""",
        payloads,
    )
    assert fired > 10


@pytest.mark.parametrize("env", ["prod"])
def test_no_text_becomes_code(hostile_page, run, env):
    app = run(APP, env, patience=120, MIRRA_XSS=str(CORPUS), MIRRA_XSS_TURN="73")
    pages, number, shown = {}, 0, 0
    while True:
        answer = hostile_page.goto(f"{app.url}/{number or ''}")
        if answer.status == 404:
            break
        hostile_page.wait_for_selector("#next")
        found = hostile_page.evaluate(SCAN)
        for _ in range(TURNS):
            hostile_page.evaluate(TURN)
            found += hostile_page.evaluate(SCAN)
        shown += hostile_page.evaluate("document.querySelectorAll('main *').length")
        if found:
            pages[number] = sorted(set(found))
        number += 1
    assert pages == {}
    assert number > 5 and shown > 500, "the components were drawn"
