/**
 * The URL policy, the same as `mirra.elements.urls`: which schemes an attribute may have. Browsers ignore control
 * characters and leading spaces when they read a scheme, so they are taken away before looking.
 */
import { address } from './place'

const NAVIGATION = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'ftp'])
const RESOURCE = new Set(['http', 'https', 'data', 'blob'])
const NAVIGATING = new Set(['href', 'action', 'formaction', 'xlinkhref', 'xlink:href', 'to'])
/** Attributes that hold an address, in lower case: the document does not mind case. */
const ADDRESSES = new Set([...NAVIGATING, 'src', 'poster', 'data', 'background', 'cite'])

export const isUrlAttribute = (name: string): boolean => ADDRESSES.has(name.toLowerCase())

export const safeUrl = (attribute: string, value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined
  const url = String(value)
  // eslint-disable-next-line no-control-regex
  const plain = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '')
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(plain)?.[1]?.toLowerCase()
  if (scheme === undefined) return url
  const allowed = NAVIGATING.has(attribute.toLowerCase()) ? NAVIGATION : RESOURCE
  if (allowed.has(scheme) && !(scheme === 'data' && /^data:(text\/html|image\/svg|text\/xml|application\/xml|application\/xhtml)/i.test(plain) && attribute.toLowerCase() !== 'src')) return url
  console.error(`mirra: "${scheme}:" is not allowed in ${attribute}`)
  return undefined
}

/** How an address with a host must be written: with its scheme and nothing that browsers read otherwise than people do. */
const ELSEWHERE = /^https?:\/\/[^\s\\/@?#]+(?:[/?#][^\\\s]*)?$/i

/**
 * Where a redirect leads; undefined where it may not. What is written as a path stays on this site: `//evil.example`,
 * `/\\evil.example` and the like are paths to people and addresses to browsers.
 */
export const targetOf = (target: string): URL | undefined => {
  const safe = safeUrl('href', target)
  if (safe === undefined) return undefined
  let url: URL
  try {
    url = new URL(safe, address())
  } catch {
    return void console.error('mirra: the target is no address')
  }
  // `https:evil.example` stays on a site with https and leaves one with http: it has a scheme, so it must have a host too.
  const isPath = url.origin === new URL(address()).origin && !/^\s*https?:/i.test(target)
  if (isPath || !/^https?:$/.test(url.protocol) || ELSEWHERE.test(target)) return url
  return void console.error(`mirra: "${target}" is written like a path, but leads to ${url.origin}`)
}
