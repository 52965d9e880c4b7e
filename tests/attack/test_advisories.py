"""What was found in frameworks of the same kind is tried on this one: each advisory is named by the test that tries it."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
ADVISORIES = [
    "CVE-2025-62379",
    "reflex#6115",
    "CVE-2026-48797",
    "CVE-2026-21874",
    "GHSA-78qv-3mpx-9cqq",
    "GHSA-9ffm-fxg3-xrhh",
    "CVE-2026-39844",
    "CVE-2026-33682",
    "SNYK-PYTHON-STREAMLIT-6156621",
    "CVE-2024-42474",
    "streamlit#16386",
    "CVE-2024-21485",
    "CVE-2026-21883",
    "CVE-2026-34824",
    "CVE-2025-30358",
    "CVE-2023-51449",
    "CVE-2024-1561",
    "CVE-2026-28416",
    "gradio#13593",
    "GHSA-j36p-7w88-g82j",
    "CVE-2025-54068",
    "CVE-2026-48500",
    "CVE-2026-64941",
    "CVE-2026-58228",
    "CVE-2025-61765",
    "CVE-2026-48802",
    "CVE-2026-48804",
    "CVE-2026-48809",
    "GHSA-cgwc-pv48-fhj5",
    "CVE-2026-48818",
    "CVE-2025-30208",
    "GHSA-vg6x-rcgg-rjx6",
    "CVE-2026-53571",
    "CVE-2025-31125",
    "CVE-2025-55182",
    "CVE-2026-21884",
]
"""All but GHSA-rr4g-434x-3g2g, whose text is not public."""


def test_a_test_names_each():
    texts = [path.read_text() for path in TESTS.rglob("test_*.py") if path != Path(__file__)]
    assert [name for name in ADVISORIES if not any(name in text for text in texts)] == []
