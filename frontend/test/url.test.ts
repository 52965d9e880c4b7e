/** The URL policy: the table shared with Python, and the browser's own parser as the judge. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { safeUrl } from '../src/url'

const table = JSON.parse(readFileSync(new URL('../../tests/parity/urls.json', import.meta.url), 'utf-8')) as [string, string, boolean][]
const NAVIGATION = ['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'ftp:']

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

it.each(table)('%s of %j is allowed: %s', (attribute, url, allowed) => {
  expect(safeUrl(attribute, url)).toBe(allowed ? url : undefined)
})

it('refuses what hides in something that becomes text', () => {
  expect(safeUrl('href', ['javascript:alert(1)'])).toBeUndefined()
  expect(safeUrl('href', { toString: () => 'javascript:alert(1)' })).toBeUndefined()
})

const pieces = fc.constantFrom('java', 'script', ':', 'javascript:', 'data:', 'text/html', 'http', '//', '/', '\\', '\t', '\n', '\r', '\0', ' ', '\u00a0', '\ufeff', '@', '?', '#', 'vb', 'ſ', 'K', '%6a', '&#106;', 'x')
const urls = fc.oneof(fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }))

it('lets no URL through that the browser reads with another scheme', () => {
  fc.assert(
    fc.property(urls, (url) => {
      const safe = safeUrl('href', url)
      if (safe === undefined) return
      expect(safe).toBe(url)
      let scheme: string
      try {
        scheme = new URL(safe, 'https://app.example/').protocol
      } catch {
        return
      }
      expect(NAVIGATION).toContain(scheme)
    }),
    { numRuns: 5_000 },
  )
}, 30_000)
