/** Where redirects lead: the table that `tests/browser/test_redirects.py` runs in Chromium. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { targetOf } from '../src/url'

const table = JSON.parse(readFileSync(new URL('../../tests/parity/redirects.json', import.meta.url), 'utf-8')) as [string, 'site' | 'leaves' | 'refused'][]

beforeEach(() => {
  vi.stubGlobal('location', new URL('https://app.example/here'))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it.each(table)('%j: %s', (target, verdict) => {
  const url = targetOf(target)
  expect(url === undefined ? 'refused' : url.origin === location.origin ? 'site' : 'leaves').toBe(verdict)
})
