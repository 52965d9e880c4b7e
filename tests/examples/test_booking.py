"""The booking example: what does not fit is said by the field, without a browser and in one."""

from pathlib import Path

from mirra.testing import role

BOOKING = Path(__file__).parents[2] / "examples" / "booking" / "booking.py"


async def test_a_wrong_field_is_told_and_the_right_form_is_booked(connect):
    async with connect(BOOKING) as page:
        await page.fill("Guest", "Ada")
        await page.fill("Nights", "many")
        await page.click(role("button", "Book"))
        await page.see("A whole number is needed.")
        await page.fill("Nights", "3")
        await page.click(role("button", "Book"))
        await page.see("Ada, 3 nights")
        await page.dont_see("A whole number is needed.")
